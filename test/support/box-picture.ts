import { createCanvas } from '@napi-rs/canvas'

/** A sealed box on a bench, as a packer's phone would photograph it: something a person can recognise on the order's page. */
export function boxPicture(): Buffer {
  const canvas = createCanvas(1200, 900)
  const pen = canvas.getContext('2d')
  const fill = (colour: string, rect: readonly [x: number, y: number, width: number, height: number]) => {
    pen.fillStyle = colour
    pen.fillRect(...rect)
  }
  fill('#8d949b', [0, 0, 1200, 900])
  fill('#b98d5c', [170, 130, 860, 640])
  fill('#a67b4c', [170, 690, 860, 80])
  fill('#d9c8a5', [170, 395, 860, 90])
  fill('#ffffff', [330, 190, 360, 500])
  for (let bar = 0; bar < 44; bar += 1) if ((bar * 7) % 5 < 3) fill('#16181d', [365 + bar * 6.6, 420, 4, 110])
  for (const [y, width] of [
    [230, 290],
    [290, 200],
    [340, 250],
    [580, 270],
    [630, 160],
  ] as const)
    fill('#3a3d44', [365, y, width, 18])
  return canvas.toBuffer('image/jpeg')
}
