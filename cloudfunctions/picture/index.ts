import { openDesk } from '../wiring/open-desk'
import { createRenderLabel } from '../work/label'
import { picture } from './picture'

/** Nothing drawn here is linked to from itself. */
const unlinked = () => ''

/** HTTP access: the picture of a label, for printer clouds that fetch instead of being sent it. */
export const main = async (event: unknown) => {
  const desk = openDesk()
  const answer = await picture(event, { ...desk, linkKey: desk.env.LINK_KEY, renderLabel: createRenderLabel(unlinked) })
  const headers = { 'cache-control': 'no-store' }
  return answer.status === 200
    ? {
        statusCode: 200,
        headers: { ...headers, 'content-type': 'image/png' },
        body: Buffer.from(answer.png).toString('base64'),
        isBase64Encoded: true,
      }
    : {
        statusCode: answer.status,
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ error: answer.error }),
      }
}
