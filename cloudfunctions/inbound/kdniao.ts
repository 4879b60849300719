import type { TrackPush } from '@shared/ports/courier'
import { takeTrack } from '../verbs/take-track'
import type { Sender } from './sender'

/** Push 102: the whole track of parcels, each report replacing the former. */
export const kdniaoSender =
  (push: TrackPush): Sender =>
  (desk, request) => {
    const heard = push.parse(request.body)
    if (!heard) return { kind: 'forged' }
    return {
      kind: 'event',
      eventId: heard.eventId,
      work: async () => {
        for (const report of heard.reports) await takeTrack(desk, report)
      },
      reply: { status: 200, ...push.answer(desk.now()) },
    }
  }
