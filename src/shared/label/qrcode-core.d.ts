/** The encoder alone: the package's main entry pulls in file and canvas renderers. */
declare module 'qrcode/lib/core/qrcode' {
  export const create: (
    text: string,
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ) => { modules: { size: number; data: Uint8Array } }
}
