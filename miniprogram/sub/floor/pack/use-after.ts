import type { FloorParcel } from '@shared/api/floor'
import { PACKING_OFF, type PackingSettings } from '@shared/pack/packing-settings'
import { useBenchNo } from './use-bench-no'
import { usePhotos } from './use-photos'
import { useWeigh } from './use-weigh'

/** What this shop does with a sealed box before the next one. */
export function useAfter(sealed: FloorParcel | undefined, packing: PackingSettings = PACKING_OFF) {
  const weigh = useWeigh(sealed, packing)
  const photos = usePhotos(sealed)
  const { bench, choose } = useBenchNo()
  const forget = (parcelId: string) => {
    weigh.forget(parcelId)
    photos.forget(parcelId)
  }
  /** For the event that seals the box. */
  const place = bench > 0 ? { bench } : {}
  return { packing, weigh, photos, bench, chooseBench: choose, place, forget }
}
