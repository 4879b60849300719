import { auditOrder } from '../audit/audit-order'
import { random, wait } from '../cloud/clock'
import { createSteps } from '../verbs/steps'
import { openDesk } from '../wiring/open-desk'
import { openPartners } from './partners'
import { createRenderLabel } from './label'
import type { WorkDeps } from './deps'

/** Everything real, as the settings of this call name it. Throws when a setting is missing. */
export function assembleWork(): WorkDeps {
  const desk = openDesk()
  return {
    ...desk,
    ...openPartners(desk),
    random,
    wait,
    goodsPicture: desk.env.GOODS_PICTURE_URL,
    audit: auditOrder,
    renderLabel: createRenderLabel(() => ''),
    steps: createSteps(desk),
  }
}
