import { readFileSync } from 'node:fs'
import { BUYER_PAGES, buyerPage } from '@shared/notice/buyer-pages'
import { grantCredit } from '../../cloudfunctions/repo/credits'
import { handOver, id, openShop, printGo, takeIn } from '../support/stocked-shop'

/** The shipped notice once named `sub/buyer/parcels`, a folder: WeChat opened nothing. */
it('names only pages that the mini-program has', () => {
  const config = readFileSync('miniprogram/app.config.ts', 'utf8')
  const buyer = /root: 'sub\/buyer', pages: \[([^\]]*)\]/.exec(config)?.[1] ?? ''
  const pages = [...buyer.matchAll(/'([^']+)'/g)].map(([, page]) => `sub/buyer/${page ?? ''}`)
  expect(pages.length).toBeGreaterThan(0)
  for (const page of Object.values(BUYER_PAGES)) expect(pages).toContain(page)
})

it('gives the page its order in a query that WeChat takes', () => {
  expect(buyerPage('parcels', 'demo_1')).toBe('sub/buyer/parcels/index?id=demo_1')
})

/** The courier's news once opened that folder, too. */
it('opens the buyer’s own page from the shipped notice and from the news of his parcel', async () => {
  const shop = await openShop({ A: 9 }, { goodsPicture: 'https://shop.example/goods.png' })
  await takeIn(shop, '1')
  await grantCredit(shop.desk, { shopId: 'demo', openid: 'O1', templateId: 'demo-shipped' }, 'grant-1')
  await printGo(shop, 'batch-01')
  await handOver(shop)
  const page = buyerPage('parcels', id('1'))
  expect(shop.notices.pages).toEqual([page])
  expect(shop.notices.follows).toMatchObject([{ page }])
})
