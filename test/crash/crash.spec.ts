import { crashRun } from './crash-run'

it.each(Array.from({ length: 60 }, (_, i) => 90_000 + i))('books agree after the crashes of seed %i', async (seed) => {
  const { wrong } = await crashRun(seed)
  expect(wrong).toEqual([])
})
