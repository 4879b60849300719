import { createElement, type ReactNode } from 'react'

/** @tarojs/components for specs in jsdom: plain tags, with the handlers a test taps. */
interface Props {
  readonly id?: string
  readonly children?: ReactNode
  readonly onClick?: () => void
  readonly onTouchStart?: () => void
  readonly onTouchEnd?: () => void
}
const tag =
  (name: string) =>
  ({ id, children, onClick, onTouchStart, onTouchEnd }: Props) =>
    createElement(name, { id, onClick, onTouchStart, onTouchEnd }, children)

export const View = tag('div')
export const Text = tag('span')
export const ScrollView = tag('div')
export const Camera = tag('div')
export const Picker = tag('div')

interface FieldProps {
  readonly value?: string
  readonly onInput?: (event: { detail: { value: string } }) => void
}
const field = ({ value, onInput }: FieldProps) =>
  createElement('input', {
    value,
    onChange: (event: { target: { value: string } }) => onInput?.({ detail: { value: event.target.value } }),
  })
export const Input = field
export const Textarea = field
