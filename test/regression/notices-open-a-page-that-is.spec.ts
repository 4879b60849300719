import { readFileSync } from 'node:fs'
import { BUYER_PAGES, buyerPage } from '@shared/notice/buyer-pages'

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
