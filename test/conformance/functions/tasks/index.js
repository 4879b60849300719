// A timer's function: writes down that it ran.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async (event) => {
  const { SOURCE } = cloud.getWXContext()
  await cloud
    .database()
    .collection('notes')
    .add({ data: { from: 'timer', type: event.Type, at: event.Time, source: SOURCE } })
  return 'done'
}
