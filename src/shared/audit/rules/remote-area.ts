import type { AuditRule } from '../rule'

export const remoteArea: AuditRule = {
  id: 'remote-area',
  code: 'remote-area',
  severity: 'note',
  question: '是要加运费的偏远地区吗',
  find({ place, settings }) {
    const names = [place.province, place.city, place.district]
    const area = settings.remoteAreas.find((beginning) => names.some((name) => name.startsWith(beginning)))
    return area === undefined ? undefined : { reason: `偏远：${area}`, facts: { area } }
  },
}
