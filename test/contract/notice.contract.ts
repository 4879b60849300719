import type { Follow, Notice, NoticeChannelPort } from '@shared/ports/notice-channel'
import { FAULT_FAILURES, troubleOf, type FaultBench, type KeyKind } from './bench'

export interface NoticeBench extends FaultBench {
  readonly notices: NoticeChannelPort
  /** A message that its reader has said yes to, once. */
  readonly notice: Notice
  readonly follow: Follow
}

/** Every notice channel passes this, unchanged. */
export function testNoticeChannel(name: string, create: (key: KeyKind) => Promise<NoticeBench>): void {
  describe(`notice channel: ${name}`, () => {
    it('sends one message for one yes, and then says that the reader has not said yes', async () => {
      const { notices, notice } = await create('good')
      expect(typeof (await notices.send(notice)).messageId).toBe('string')
      expect(await troubleOf(notices.send(notice))).toMatchObject({ failure: 'rejected', scope: 'order' })
    })

    it('names the value that breaks the channel’s rules', async () => {
      const { notices, notice } = await create('good')
      const keyword = Object.keys(notice.data)[0] ?? ''
      const trouble = await troubleOf(notices.send({ ...notice, data: { ...notice.data, [keyword]: '' } }))
      expect(trouble).toMatchObject({ failure: 'invalid', scope: 'order' })
      expect(trouble.providerText).toContain(keyword)
    })

    it('follows a waybill', async () => {
      const { notices, follow } = await create('good')
      expect((await notices.followWaybill(follow)).waybillToken).not.toBe('')
    })

    it.each(FAULT_FAILURES)('reads %s as %s', async (fault, failure) => {
      const { notices, notice, fail } = await create('good')
      await fail(fault)
      expect(await troubleOf(notices.send(notice))).toMatchObject({ provider: notices.id, failure })
    })

    it('would rather miss a message than send it twice', async () => {
      const { notices } = await create('good')
      expect(notices.unknown.send.afterUnknown).toBe('assume-done')
    })

    it('blames the shop, not the message, for a secret that is not accepted', async () => {
      const { notices, notice } = await create('bad')
      expect(await troubleOf(notices.send(notice))).toMatchObject({ failure: 'auth', scope: 'shop' })
    })
  })
}
