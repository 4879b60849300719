/** Words around an address that are addressed to the shop, not to the courier. */
const chat =
  /^(?:(?:中国|中华人民共和国|China)|寄到这个|地址发你了|收货信息|收件信息|麻烦寄到|发你了|信息|我的|谢谢(?:啦|了|您)?|麻烦(?:您|了)?|(?:麻烦)?尽快发货|(?:麻烦)?送货上门|不要放驿站|亲|你好|您好|收|[(]收[)]|无|在吗|急用?|加急|辛苦了)[。!~]*$|^(?:亲|你好|您好|老板)[^\d]{0,12}$|(?:地址如下|收货信息|寄到这个地址|麻烦寄到|地址发你了|寄到):?$/
const remark =
  /^[(（【[]?(?:到了?(?:请)?(?:打|给我)?(?:个)?电话|放(?:在)?(?:丰巢|门口|驿站|快递柜|前台|物业|门卫|超市).{0,4}|(?:请)?(?:送货|派送)?(?:前|到)(?:请)?(?:先)?(?:打|联系|电联).{0,4}|(?:请)?电联|送货上门|(?:麻烦)?尽快发货|不要放.{1,4}|轻拿轻放|(?:请)?勿放.{1,4}|(?:工作日|周末|双休日|白天|晚上|上午|下午|中午|下班后?).{0,4}(?:送|派|收货|配送|在家).{0,3})[)）】\]]?[。!]?$/
/** Any request to the shop. 不要香菜 is a nickname, so these words only end a detail. */
const request =
  /^[([【]?(?:请|麻烦|记得|务必|一定|尽量|尽快|尽早|千万|别|不要|勿|帮忙|希望)(?:.{0,12}(?:发|寄|电话|电联|联系|送|包装|快递|打包|通知|谢谢|哈|哦|呀|啊|吧).{0,8})?[)\]】]?$/
const trailing =
  /[,。、\s]*(?:麻烦)?(?:谢谢(?:啦|了|您|老板|亲)?|辛苦了?|尽快发货|送货上门|到了?打电话)[。!~]*$|\s*[(【[](?:放.{1,4}|到了?打电话|不要放.{1,4}|送货上门|工作日.{0,4}|周末.{0,4}|轻拿轻放|请[发寄打送用包].{0,10})[)】\]]?$/
/** A mark that only says who receives: （收）. */
const receivedMark = /\s*[(（]\s*收\s*[)）]\s*$/

export const isRemark = (text: string) => chat.test(text) || remark.test(text)
export const isRequest = (text: string) => request.test(text)
export const withoutRemark = (text: string) => text.replace(trailing, '').replace(receivedMark, '')
