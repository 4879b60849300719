import { z } from 'zod'

const tap = z.object({ templateIds: z.array(z.string().min(1)).max(3) })

/** WeChat's side of a buyer's tap on 允许: the sandbox WeChat holds a message of each template for him. */
export async function takeSubscribeTap(partnersUrl: string, openid: string, body: unknown): Promise<{ ok: boolean }> {
  const parsed = tap.safeParse(body)
  if (!parsed.success || openid === '') return { ok: false }
  for (const templateId of parsed.data.templateIds) {
    const answer = await fetch(`${partnersUrl}/admin/wechat/credits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid, templateId, count: 1 }),
    })
    if (!answer.ok) return { ok: false }
  }
  return { ok: true }
}
