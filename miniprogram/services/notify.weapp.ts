import Taro from '@tarojs/taro'

const ALLOWED: readonly unknown[] = ['accept', 'acceptWithAudio']

/** WeChat's own prompt; it opens within a tap only, so nothing may be awaited before. Answers what was allowed. */
export async function allowMessages(templateIds: readonly string[]): Promise<string[]> {
  try {
    const answer: Readonly<Record<string, unknown>> = {
      ...(await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })),
    }
    return templateIds.filter((id) => ALLOWED.includes(answer[id]))
  } catch {
    // the person turned WeChat's main switch off, or the page went to the back
    return []
  }
}
