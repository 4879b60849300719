import { TITLES } from '../../../text/titles'

export default definePageConfig({
  navigationBarTitleText: TITLES.asks,
  enableShareAppMessage: true,
})
