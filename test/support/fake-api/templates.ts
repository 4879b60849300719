import type { TemplateFlaw } from '@shared/label/judge'
import { BUILT_IN_TEMPLATES, builtInTemplate } from '@shared/label/templates'
import { waybill76x130 } from '@shared/label/templates/waybills'

const HOUR = 3_600_000

/** Two versions of the usual one; every other is as built in. */
export const template = (now: number, base: string) => {
  const changed = base === '76x130'
  return {
    base,
    n: changed ? 2 : 0,
    newest: changed ? 2 : 0,
    template: builtInTemplate(base) ?? waybill76x130,
    versions: changed
      ? [
          { n: 2, by: 's1', at: now - HOUR, restoredFrom: 0 },
          { n: 1, by: 's1', at: now - 30 * HOUR },
        ]
      : [],
  }
}

/** A shop that has changed one template twice. */
export const templates = (now: number, png: string) => {
  const list = {
    templates: BUILT_IN_TEMPLATES.map(({ id: base, name, kind, size }) => ({
      ...{ base, name, kind, size },
      ...(base === '76x130' ? { n: 2, savedAt: now - HOUR } : { n: 0 }),
    })),
    printers: [
      { id: 'p1', label: '前台快麦', on: true, template: '76x130', courierTemplates: {} },
      { id: 'p2', label: '打包台快麦', on: true, template: '76x130@1', courierTemplates: { sf: '76x130' } },
    ],
    masked: true,
  }
  const get = template(now, '76x130')
  const flaws: readonly TemplateFlaw[] = []
  return {
    templateList: list,
    templateUse: list,
    labelMask: { ...list, masked: false },
    templateGet: get,
    templateSave: { ...get, n: 3, newest: 3 },
    templateRestore: { ...get, n: 3, newest: 3 },
    templateTestPrint: { copyId: 'test_1', state: 'printed' },
    labelShow: { png, widthDots: 608, heightDots: 1040, leftOut: 6 },
    templatePreview: { png, widthDots: 608, heightDots: 1040, flaws },
  }
}
