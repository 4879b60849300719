/** What a raw printer may be spoken to in; which one it understands, no printer can be asked dependably. */
export const PRINT_LANGUAGES = ['tspl', 'cpcl', 'escpos'] as const
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number]
