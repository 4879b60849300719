import { readEnv } from './env'

const least = { TCB_ENV: 'e', DATA_KEYS: 'k1:x', FIND_KEYS: 'k1:y' }

it('fills in what may be left out', () => {
  expect(readEnv(least)).toMatchObject({ POKE: 'on', CLOCK_OFFSET_MS: 0, KDNIAO_URL: '' })
})

it('names what is missing or malformed and never shows a value', () => {
  expect(() => readEnv({ ...least, DATA_KEYS: undefined, KDNIAO_URL: 'geheim' })).toThrow(/DATA_KEYS.*KDNIAO_URL/)
  expect(() => readEnv({ ...least, KDNIAO_URL: 'geheim' })).not.toThrow(/geheim/)
})
