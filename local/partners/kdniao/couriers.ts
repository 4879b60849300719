/** What each courier asks of a 1007 order and how its numbers look (kdniao docs; template sizes of 2020). */
export interface CourierRules {
  /** Account fields that must be there. SF asks for them only when the month account pays. */
  readonly account: readonly ('CustomerName' | 'CustomerPwd' | 'MonthCode' | 'SendSite')[]
  readonly templateSizes: readonly string[]
  readonly deliveryMethods?: readonly number[]
  readonly postCode?: true
  /** Sold beforehand: 1127 knows how many are left. */
  readonly prepaid: boolean
  /** 8001 and 8008 want the last four digits of a phone. */
  readonly phoneTail?: true
  /** Waybill number of the n-th order; every n gives another. */
  number(n: number): string
}

/** A bijection of n below 10^length that does not look like a counter; 7919 has no factor 2 or 5. */
function scatter(n: number, length: number): string {
  const size = 10n ** BigInt(length)
  return ((BigInt(n) * 7919n + 314159265n) % size).toString().padStart(length, '0')
}

export const COURIERS: Readonly<Record<string, CourierRules>> = {
  YTO: {
    account: ['CustomerName', 'MonthCode'],
    templateSizes: ['180', '18001', '130'],
    prepaid: true,
    number: (n) => `YT${scatter(n, 13)}`,
  },
  ZTO: {
    account: ['CustomerName', 'CustomerPwd'],
    templateSizes: ['180', '130'],
    prepaid: true,
    phoneTail: true,
    number: (n) => `75${scatter(n, 12)}`,
  },
  STO: {
    account: ['CustomerName', 'CustomerPwd', 'SendSite'],
    templateSizes: ['150', '180', '18003', '130'],
    prepaid: true,
    number: (n) => `77${scatter(n, 13)}`,
  },
  YD: {
    account: ['CustomerName', 'CustomerPwd'],
    templateSizes: ['180', '130'],
    prepaid: true,
    number: (n) => `43${scatter(n, 13)}`,
  },
  JTSD: {
    account: ['CustomerName', 'CustomerPwd'],
    templateSizes: ['139', '130'],
    deliveryMethods: [3, 4, 5, 6],
    prepaid: true,
    number: (n) => `JT${scatter(n, 13)}`,
  },
  SF: {
    account: ['MonthCode'],
    templateSizes: ['15001', '180', '21001', '210', '130'],
    prepaid: false,
    phoneTail: true,
    number: (n) => `SF${scatter(n, 13)}`,
  },
  EMS: {
    account: ['CustomerName'],
    templateSizes: ['180', '130'],
    postCode: true,
    prepaid: false,
    number: (n) => `12${scatter(n, 11)}`,
  },
}
