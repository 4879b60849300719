/** What a remark asks for; `other`: only a person can tell; `polite`: nothing is asked for. */
export type RemarkTopic = 'address' | 'wait' | 'courier' | 'packing' | 'delivery' | 'hurry' | 'other' | 'polite'

const words = (...parts: readonly string[]) => new RegExp(parts.join('|'))

const CHANGE = '(?:改|换|更|错|补充)'
const WHOM = '(?:地址|收件|收货|电话|号码|手机|门牌|姓名|名字)'
const ADDRESS = words(
  `${CHANGE}.{0,4}${WHOM}`,
  `${WHOM}.{0,4}(?:${CHANGE}|停机|是|[:：])`,
  '新地址|备用电话',
  '(?:寄|发)(?:到|去|往)',
  '送(?:到|去|往)(?!家|楼上|货|.{0,4}(?:门口|驿站|柜|楼下|前台|物业|门卫|保安))',
  '\\d{7}',
)

const SOON_NOT = '(?:下周|下个?月|下星期|月底|月初|年后|节后|假后|国庆|元旦|春节|过年|回来)'
const WAIT = words(
  '晚[点些几]|过(?:几|两|些)天|(?:先|暂时?|暂且)(?:别|不要?)发|(?:别|不)急着?发|先不发|推迟|延迟|推后',
  '等.{0,6}(?:通知|再发|发|说)',
  '(?:号|日|周[一二三四五六日天末]|月)(?:以|之)?后',
  '(?:天|周|月|号|日|年|节|后|候|点|会|来)再(?:发|寄)',
  `${SOON_NOT}.{0,6}(?:发|寄)`,
  '\\d[号日](?:再|才)?(?:发|寄)',
)

const OTHER = words(
  '尺码|码数|[大小加]一?码|[\\dSMLX一二三四均几什么啥][码碼]|身高|体重|\\d斤|\\bX*[SML]\\b|颜色|[红黑白蓝绿黄灰粉紫棕杏咖米橙]色',
  '换[成个]?[码货]?|改成|拍错|加一?件|[多少]发|不要了|退款|退货|取消|发票|刻|定制|名字',
  '缺货|没货|无货|断货|现货|赠品|赠送|送(?!到|去|往|货|上).{0,2}[双个件条包张份点小]',
  '一起[发寄]|合并|合[单发]|[两另]一?[单个]|上一?单|分开|拆[单成开]',
  '(?:发货?|寄出?|出货)(?:之|以)?前.{0,4}(?:联系|电话|确认|通知|问|说)|确认|^(?:请|麻烦)?[您你]?联系我',
  '邮费|运费|差价|到付|便宜|优惠|返现|红包|降价',
)

const PACKING = words(
  '小票|清单|贺卡|卡片|礼[盒物品]|送人|送礼|送(?:给)?(?:朋友|男友|女友|[男女]朋友|老[婆公]|妈|爸|爷|奶|长辈|同[学事]|闺蜜|领导|客户|老师)',
  '包装|包(?:好|严|厚|紧|多|结实)|多包|轻拿轻放|易碎|压[坏扁到]|保价|价格|吊牌|保密|隐私|匿名|不要写',
  '气泡|纸箱|新袋|皱|封[口好]|漏|知道|手写|祝福|小心',
  '寄给(?:朋友|客户|家人)|结实|摔|折叠|仔细|挑|宣传单|[放留印写].{0,4}(?:单|据|商品名|信息|内容)',
  '检查|质量|质检|瑕疵|线头|污|脏|破|坏的|异味|要新的',
)

const DELIVERY = words(
  '丰巢|蜂巢|菜鸟|快递柜|驿站|门口|鞋柜|前台|门卫|物业|保安|超市|便利店|小卖部|收发室|传达室|信箱|代收|签收|自提',
  '送货|上门|上楼|楼上|派送|派件|配送|打电话|提前.{0,4}电话|联系|短信|楼下|送上|敲门|门铃|把手|通知我|大厅|快递架',
  '放[在到]|[放挂].{1,8}[箱栓柜里上下处店站口室亭台旁边内点]',
  '在家|家里?有|没人|不在家|白天|晚上|中午|[上下]午|工作日|双休|周末',
)

const HURRY = words(
  '尽快|尽早|急|快[点些一快]|早[点些](?!再)|早日.{0,2}(?:到|发|收)|速[度发]|马上|立[即刻]|优先|赶|务必|今[天日晚]|当天|明天|等[着用]|要[穿用]',
  '前.{0,3}(?:到|发)|收到|能到',
)

const POLITE = words(
  '生意兴隆|财|等收货|比心|么么|加油|好看|漂亮|不错|爱你|[好五]评|五星|期待|回购|回头客|[老新](?:顾客|客户)|第.{1,2}次|喜欢|支持|满意|信任|质量好|快乐|下次|很好|给.{1,4}买',
)

export const TOPICS: readonly (readonly [RemarkTopic, RegExp])[] = [
  ['address', ADDRESS],
  ['wait', WAIT],
  ['other', OTHER],
  ['packing', PACKING],
  ['delivery', DELIVERY],
  ['hurry', HURRY],
]

const ADDRESSED =
  /谢谢|多谢|感谢|谢了?|辛苦|麻烦|拜托|请|亲爱?的?|[您你]们?好?|老板娘?|[卖店]家|店主|掌柜|小[哥姐]|好的|收到|嗯|ok|thanks?/gi
const PARTICLES = /[啦哦喔呢哈呀吧了的哟噢嘛~\s]|[^\p{L}\p{N}]/gu

/** Words of a wish: whoever uses one says more than a kind word or a reason. */
const ASKS = /[要换改送选]|加(?!油)|[多少].?[点发]/
/** Why something was asked for. */
const REASON = /丢|太?远|不便|不方便|上次|以前|容易|老人|宝宝|孩子|小孩|(?:都|也)(?:可以|行)/
const QUESTION = /吗|什么|怎么|哪|啥|几时|多少/

/** Nothing is left of it but thanks and greetings, or it is a kind word. */
export const isPolite = (clause: string): boolean =>
  clause.replace(ADDRESSED, '').replace(PARTICLES, '') === '' ||
  (POLITE.test(clause) && !QUESTION.test(clause) && !ASKS.test(clause))

/** It only gives the reason for what another clause asks. */
export const isReason = (clause: string): boolean => REASON.test(clause) && !ASKS.test(clause)

/** 不要放发票 asks for no invoice: it is the slip that must not lie in the box. */
export const withoutRefusedInvoice = (text: string): string =>
  text.replace(/(?:不|别|勿|无需)[^,，。]{0,4}发票/g, '不放小票')
