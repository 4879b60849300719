import type { Cloud } from './cloud'

/** Copies that should be on paper: what a printer has taken, and what nobody knows of. */
const ON_PAPER = ['sending', 'accepted', 'printed', 'unknown']

/** Our side of the console's comparison, counted in our own database. */
export async function booksOf(cloud: Cloud) {
  const tally = async (collection: string, field: string) => {
    const answer = await fetch(`${cloud.gatewayUrl}/local/tally?collection=${collection}&field=${field}`)
    return (await answer.json()) as Readonly<Record<string, number>>
  }
  const [waybills, uploads, copies] = await Promise.all([
    tally('parcels', 'waybill'),
    tally('orders', 'upload.doneRev'),
    tally('copies', 'state'),
  ])
  const sum = (counts: readonly (number | undefined)[]) => counts.reduce<number>((all, count) => all + (count ?? 0), 0)
  return {
    numbers: sum([waybills['got'], waybills['voiding']]),
    shipped: sum(Object.keys(uploads).map((rev) => (Number(rev) > 0 ? uploads[rev] : 0))),
    copies: sum(ON_PAPER.map((state) => copies[state])),
  }
}
