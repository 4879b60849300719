// Calls another function on behalf of its own caller.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async () => (await cloud.callFunction({ name: 'hidden', data: {} })).result
