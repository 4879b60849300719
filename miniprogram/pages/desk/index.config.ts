import { TABS } from '../../text/titles'

export default definePageConfig({ navigationBarTitleText: TABS.desk })
