import { auditOrder } from '../audit/audit-order'
import { random, wait } from '../cloud/clock'
import { pictureLink } from '../cloud/picture-link'
import { createSteps } from '../verbs/steps'
import { openDesk } from '../wiring/open-desk'
import { openPartners } from './partners'
import { createRenderLabel } from './label'
import type { WorkDeps } from './deps'

/** Everything real, as the settings of this call name it. Throws when a setting is missing. */
export function assembleWork(): WorkDeps {
  const desk = openDesk()
  const { env } = desk
  return {
    ...desk,
    ...openPartners(desk),
    random,
    wait,
    goodsPicture: env.GOODS_PICTURE_URL,
    audit: auditOrder,
    renderLabel: createRenderLabel((copy) => pictureLink({ baseUrl: env.PUBLIC_URL, key: env.LINK_KEY }, copy)),
    steps: createSteps(desk),
  }
}
