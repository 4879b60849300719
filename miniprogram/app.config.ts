import { TABS, WINDOW_TITLE } from './text/titles'

export default defineAppConfig({
  pages: ['pages/desk/index', 'pages/orders/index', 'pages/scan/index', 'pages/me/index'],
  subPackages: [
    { root: 'sub/audit', pages: ['list/index', 'asks/index', 'merge/index', 'split/index'] },
    { root: 'sub/order', pages: ['detail/index'] },
    { root: 'sub/print', pages: ['plan/index', 'running/index', 'effects/index', 'bluetooth/index'] },
    { root: 'sub/floor', pages: ['pick/index', 'pack/index', 'handover/index'] },
    {
      root: 'sub/settings',
      pages: [
        'shop/index',
        'audit-rules/index',
        'couriers/index',
        'printers/index',
        'add-printer/index',
        'printer/index',
        'templates/index',
        'template-editor/index',
        'sender/index',
        'staff/index',
        'import/index',
      ],
    },
    { root: 'sub/buyer', pages: ['parcels/index', 'fix-address/index'] },
  ],
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationStyle: 'default',
    backgroundTextStyle: 'dark',
    backgroundColor: '#f4f3ef',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: WINDOW_TITLE,
    navigationBarTextStyle: 'black',
  },
  tabBar: {
    color: '#474c55',
    selectedColor: '#2340c8',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/desk/index',
        text: TABS.desk,
        iconPath: 'assets/desk.png',
        selectedIconPath: 'assets/desk-on.png',
      },
      {
        pagePath: 'pages/orders/index',
        text: TABS.orders,
        iconPath: 'assets/list.png',
        selectedIconPath: 'assets/list-on.png',
      },
      {
        pagePath: 'pages/scan/index',
        text: TABS.scan,
        iconPath: 'assets/scan.png',
        selectedIconPath: 'assets/scan-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: TABS.me,
        iconPath: 'assets/user.png',
        selectedIconPath: 'assets/user-on.png',
      },
    ],
  },
})
