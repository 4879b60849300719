interface Words {
  readonly word: string
  /** With the short name of the courier whose parcel it is. */
  readonly body: (courier: string) => string
}
const same = (text: string) => () => text

/** Red pages over a code that has no parcel to work on here: what it is instead, and where it goes. */
export const NOT_HERE = {
  unknown: { word: '没有这个单号', body: same('先放一边，看是不是别的店的单。') },
  unasked: { word: '查不到这个号', body: same('后台没回话，手机里没有它。先放一边，有网再扫一次。') },
  goods: { word: '先扫面单', body: same('这是货，不是面单。') },
  'old-number': { word: '旧面单', body: same('这个号作废了。撕掉，贴新打的那张。') },
  'not-picked': { word: '还没拣', body: same('货拣齐了再包，先放回去。') },
  'not-packed': { word: '还没包好', body: same('包好、扫过货才能交。') },
  packed: { word: '已经包好了', body: same('这一单包过了，放到等交接的那一堆。') },
  'other-courier': { word: '别家的件', body: (courier) => `这是${courier}的件，放到${courier}那一堆。` },
  'handed-over': { word: '已经交了', body: same('这个面单号交过了，别再放进堆里。') },
  'came-back': { word: '退回来的', body: same('这个包裹退回来了，不再发。放到退货那边。') },
} as const satisfies Record<string, Words>
