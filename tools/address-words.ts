/* Words of the evaluation set; our own choice. */
export const words = (text: string) => text.split(' ')
export const roads = words(
  '解放路 人民南路 建设大道 文昌街 长江西路 北京东路 上海路 新华巷 学府路 滨江大道 南京路 青年路 振兴街 工业三路 迎宾大道 幸福里 花园路 体育场路 西湖大道 黄河路',
)
export const places = words(
  '阳光花园 锦绣家园 万达广场 世纪大厦 科技园 金色港湾 职工宿舍 城市之光 绿地国际 湖畔公寓 中心小学 兴隆超市 老年公寓 翠竹苑 和平里小区',
)
export const given = words(
  '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 国栋 建城 梓涵 雨桐 子轩 思远 若楠 佳怡 晓楼 小园',
)
export const family = words(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 欧阳 上官 司徒',
)
export const others = words(
  '高明 海宁 Lisa 小可乐 王先生 李女士 阿依古丽·买买提 扎西平措 爱吃糖的猫 Tom 刘老师 平阳 江都',
)
export const greetings = words('麻烦寄到： 地址如下： 收货信息： 亲，地址如下：')
/** What stands in a town and is called after its city or province. */
export const institutions = words('第一人民医院 中医院 实验小学 图书馆 师范学院')

interface Pieces {
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly greeting: string
}
export const layouts: readonly ((of: Pieces) => string)[] = [
  ({ name, phone, address }) => `${name} ${phone} ${address}`,
  ({ name, phone, address }) => `${name}，${phone}，${address}`,
  ({ name, phone, address }) => `${address} ${name} ${phone}`,
  ({ name, phone, address }) => `${phone} ${address} ${name}`,
  ({ name, phone, address }) => `${name}/${phone}/${address}`,
  ({ name, phone, address }) => `${name}\n${phone}\n${address}`,
  ({ name, phone, address }) => `收件人：${name}\n手机号码：${phone}\n详细地址：${address}`,
  ({ name, phone, address }) => `姓名:${name} 电话:${phone} 地址:${address}`,
  ({ name, phone, address }) => `姓名=${name}，手机=${phone}，地址=${address}`,
  ({ name, phone, address, greeting }) => `${greeting}${address}，${name}，${phone}，谢谢`,
  ({ name, phone, address }) => `${address}（${name}收）${phone}`,
  ({ name, phone, address }) => `${address}（${name} 收） ${phone}`,
]
