// Asks for a message to be sent, with or without the permission.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async ({ touser }) => {
  try {
    const answer = await cloud.openapi.subscribeMessage.send({
      touser,
      templateId: 'T',
      data: { thing1: { value: '已发货' } },
    })
    return { errCode: answer.errCode, msgid: answer.msgid }
  } catch (error) {
    return { errCode: error.errCode }
  }
}
