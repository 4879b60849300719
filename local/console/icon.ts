import type { IconName } from '../../miniprogram/components/icon'
import { element } from './wire'

/** An icon of the phone's own set, in the colour of the text around it. */
export function icon(name: IconName): HTMLElement {
  const made = element('i', `i i-${name}`)
  made.setAttribute('aria-hidden', 'true')
  return made
}

/** A word that is never without its picture. */
export function marked(className: string, name: IconName, text: string): HTMLElement {
  const made = element('span', className)
  made.append(icon(name), text)
  return made
}
