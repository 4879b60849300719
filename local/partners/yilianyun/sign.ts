import { md5Hex } from '../digest'

/** md5(client_id + timestamp + client_secret), lower hex; a push has its push_time in the middle. */
export const yilianyunSign = (clientId: string, time: string, secret: string): string =>
  md5Hex(`${clientId}${time}${secret}`)
