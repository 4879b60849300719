/*
 * Streets and towns the data package (2026-03-25) lacks or has under an older name, as of 2026-04.
 * Source: mumuy/data_location (MIT), level 4. Drop a row once the package carries it.
 */
export const addedStreets = `
`
