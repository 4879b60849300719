import { conditionNow } from '@shared/printer/printer-doc'

it('keeps since when a printer is as it is, and begins anew when it changes', () => {
  const away = conditionNow({ condition: 'ready', conditionAt: 1 }, 'offline', 10)
  expect(away).toEqual({ condition: 'offline', conditionAt: 10, conditionSince: 10 })
  expect(conditionNow(away, 'offline', 90)).toEqual({ condition: 'offline', conditionAt: 90, conditionSince: 10 })
  expect(conditionNow(away, 'ready', 90).conditionSince).toBe(90)
  expect(conditionNow({ condition: 'offline', conditionAt: 5 }, 'offline', 9).conditionSince).toBe(5)
})
