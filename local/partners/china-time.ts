import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** `yyyy-MM-dd HH:mm:ss` in China time, as Chinese partners write it. */
export const chinaTime = (at: number) => dayjs(at).utcOffset(480).format('YYYY-MM-DD HH:mm:ss')
