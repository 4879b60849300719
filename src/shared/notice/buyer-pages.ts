/** Pages of the mini-program that messages and share cards open, as WeChat wants them: no leading slash. */
export const BUYER_PAGES = {
  parcels: 'sub/buyer/parcels/index',
  fixAddress: 'sub/buyer/fix-address/index',
} as const

export const buyerPage = (page: keyof typeof BUYER_PAGES, orderId: string): string =>
  `${BUYER_PAGES[page]}?id=${encodeURIComponent(orderId)}`
