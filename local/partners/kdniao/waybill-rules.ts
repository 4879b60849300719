import { refusal, type Refusal } from './answer'
import { COURIERS, type CourierRules } from './couriers'

type Kind = 'text' | 'int' | 'number' | 'code'
interface FieldRule {
  readonly kind: Kind
  readonly max?: number
  readonly required?: true
}
const text = (max: number): FieldRule => ({ kind: 'text', max })
const needed = (max: number): FieldRule => ({ kind: 'text', max, required: true })
const int: FieldRule = { kind: 'int' }
const number: FieldRule = { kind: 'number' }

/** Length = most characters, as the docs' field table says. `code` is digits as text or number. */
const ORDER: Readonly<Record<string, FieldRule>> = {
  Callback: text(50),
  MemberID: text(50),
  CustomerName: text(50),
  CustomerPwd: text(50),
  SendSite: text(50),
  SendStaff: text(50),
  MonthCode: text(20),
  CustomArea: text(500),
  WareHouseID: text(30),
  TransType: int,
  ShipperCode: needed(10),
  LogisticCode: text(30),
  OrderCode: needed(30),
  ThrOrderCode: text(50),
  PayType: { kind: 'int', required: true },
  ExpType: { kind: 'code', max: 2, required: true },
  IsReturnSignBill: int,
  OperateRequire: text(20),
  Cost: number,
  OtherCost: number,
  IsNotice: int,
  StartDate: text(32),
  EndDate: text(32),
  Weight: number,
  Quantity: { kind: 'int', required: true },
  Volume: number,
  Remark: text(60),
  IsReturnPrintTemplate: text(1),
  TemplateSize: text(10),
  IsSubscribe: text(1),
  IsSendMessage: int,
  PackingType: int,
  DeliveryMethod: int,
  CurrencyCode: text(10),
}

const PERSON: Readonly<Record<string, FieldRule>> = {
  Company: text(30),
  Name: needed(30),
  Tel: text(20),
  Mobile: text(20),
  PostCode: text(10),
  ProvinceName: needed(20),
  CityName: needed(20),
  ExpAreaName: needed(20),
  Address: needed(100),
}

/** Lower-case q in 1007, upper-case in the pick-up calls (kdniao docs). */
const COMMODITY: Readonly<Record<string, FieldRule>> = {
  GoodsName: needed(100),
  GoodsCode: text(50),
  Goodsquantity: int,
  GoodsPrice: number,
  GoodsWeight: number,
  GoodsDesc: text(100),
  GoodsVol: number,
}

const SERVICE: Readonly<Record<string, FieldRule>> = { Name: needed(20), Value: text(30), CustomerID: text(30) }

export type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const KIND_OK: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  int: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  code: (value) => /^\d+$/.test(String(value)),
}

function fieldRefusal(name: string, value: unknown, rule: FieldRule): Refusal | undefined {
  if (!KIND_OK[rule.kind](value)) return refusal('103', `${name}类型不正确`)
  return rule.max !== undefined && [...String(value)].length > rule.max
    ? refusal('102', `${name}长度不能超过${rule.max}`)
    : undefined
}

/** Required, type, length, unknown names: the first thing wrong with one object. */
export function tableRefusal(
  fields: Fields,
  table: Readonly<Record<string, FieldRule>>,
  where = '',
): Refusal | undefined {
  for (const [name, rule] of Object.entries(table)) {
    const value = fields[name]
    if (value === undefined || value === '') {
      if (rule.required) return refusal('101', `缺少${where}${name}`)
      continue
    }
    const wrong = fieldRefusal(`${where}${name}`, value, rule)
    if (wrong) return wrong
  }
  const unknown = Object.keys(fields).find((name) => !(name in table))
  return unknown === undefined ? undefined : refusal('102', `无效的参数${where}${unknown}`)
}

/** Free text that would break the partner's parser; `<br>` may stand in CustomArea only. */
function forbiddenIn(value: unknown, also: string, path = ''): string | undefined {
  if (typeof value === 'string') {
    const checked = path === 'CustomArea' ? value.replaceAll('<br>', '') : value
    return [...`'"#&+<>%\\${also}`].some((character) => checked.includes(character)) ? path : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const found = forbiddenIn(inner, also, path === '' ? name : `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

function personRefusal(who: 'Sender' | 'Receiver', person: unknown, courier: CourierRules): Refusal | undefined {
  if (!isFields(person)) return refusal('101', `缺少${who}`)
  const wrong = tableRefusal(person, PERSON, `${who}.`)
  if (wrong) return wrong
  if (!person['Tel'] && !person['Mobile']) return refusal('101', `${who}.Tel和${who}.Mobile必须填写一个`)
  if (/\*/.test(`${String(person['Tel'])}${String(person['Mobile'])}`)) return refusal('102', `${who}电话不正确`)
  return courier.postCode && !person['PostCode'] ? refusal('101', `缺少${who}.PostCode`) : undefined
}

function listRefusal(fields: Fields): Refusal | undefined {
  const goods = fields['Commodity']
  if (!Array.isArray(goods) || goods.length === 0) return { code: '101', reason: '缺少参数[缺少货物信息]' }
  const services: unknown[] = Array.isArray(fields['AddService']) ? fields['AddService'] : []
  const bad = (rows: unknown[], table: Readonly<Record<string, FieldRule>>, where: string) =>
    rows
      .map((row) => (isFields(row) ? tableRefusal(row, table, where) : refusal('103', where)))
      .find((found) => found !== undefined)
  return bad(goods as unknown[], COMMODITY, 'Commodity.') ?? bad(services, SERVICE, 'AddService.')
}

function valueRefusal(fields: Fields, courier: CourierRules): Refusal | undefined {
  const { PayType, Quantity, TemplateSize, DeliveryMethod, ShipperCode } = fields
  if (![1, 2, 3, 4].includes(PayType as number)) return refusal('102', 'PayType不正确')
  if (PayType === 4 && ShipperCode !== 'SF') return refusal('102', 'PayType不支持第三方付')
  if ((Quantity as number) < 1 || (Quantity as number) > 300) return refusal('102', 'Quantity必须在1到300之间')
  if (TemplateSize && !courier.templateSizes.includes(TemplateSize as string))
    return refusal('102', 'TemplateSize不正确')
  if (!courier.deliveryMethods) return undefined
  if (DeliveryMethod === undefined) return refusal('101', '缺少DeliveryMethod')
  return courier.deliveryMethods.includes(DeliveryMethod as number) ? undefined : refusal('102', 'DeliveryMethod不正确')
}

/** Every rule of a 1007 request that needs no books. */
export function waybillRefusal(fields: Fields, forbidden: string): Refusal | undefined {
  const { Receiver, Sender, Commodity, AddService, ...flat } = fields
  void [Commodity, AddService]
  const wrong = tableRefusal(flat, ORDER)
  if (wrong) return wrong
  const courier = COURIERS[flat['ShipperCode'] as string]
  if (!courier) return { code: '102', reason: `无效的输入[【ShipperCode】${String(flat['ShipperCode'])}不正确]` }
  const person = personRefusal('Receiver', Receiver, courier) ?? personRefusal('Sender', Sender, courier)
  const rest = person ?? listRefusal(fields) ?? valueRefusal(flat, courier)
  if (rest) return rest
  const path = forbiddenIn(fields, forbidden)
  return path === undefined ? undefined : refusal('103', `${path}包含特殊字符`)
}
