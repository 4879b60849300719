// The usual shape of a cloud function: SDK at the top, identity and database in the handler.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
exports.main = async (event, context) => {
  const { OPENID, APPID, SOURCE } = cloud.getWXContext()
  if (event.waitMs) await new Promise((resolve) => setTimeout(resolve, event.waitMs))
  const { _id } = await db.collection('notes').add({ data: { from: OPENID || 'nobody', at: db.serverDate() } })
  const zoneMinutes = new Date().getTimezoneOffset()
  const clockOffsetMs = Number(process.env.CLOCK_OFFSET_MS)
  return {
    event,
    OPENID,
    APPID,
    SOURCE,
    id: _id,
    fn: context.function_name,
    zoneMinutes,
    clockOffsetMs,
    shop: process.env.SHOP_NAME,
  }
}
