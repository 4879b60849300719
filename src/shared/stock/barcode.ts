/** EAN-8, UPC-A, EAN-13 and GTIN-14 end in a check digit (GS1 General Specifications 7.9); other lengths are a shop's own. */
const WITH_CHECK_DIGIT: readonly number[] = [8, 12, 13, 14]

function checks(digits: string): boolean {
  const sum = [...digits].reduceRight((total, digit, at) => {
    const fromRight = digits.length - 1 - at
    return total + Number(digit) * (fromRight % 2 === 0 ? 1 : 3)
  }, 0)
  return sum % 10 === 0
}

/** False: no scanner will ever read this off the goods. An article without a barcode is packed by its SKU. */
export function isScannable(barcode: string): boolean {
  if (barcode === '') return true
  if (!/^[\x20-\x7e]+$/.test(barcode)) return false
  return !/^\d+$/.test(barcode) || !WITH_CHECK_DIGIT.includes(barcode.length) || checks(barcode)
}
