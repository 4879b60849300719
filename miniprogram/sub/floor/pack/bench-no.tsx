import { View } from '@tarojs/components'
import { InputNumber } from '@nutui/nutui-react-taro'
import { PACK } from '../../../text/pack'
import { MOST_BENCHES } from './use-bench-no'

export const BenchRow = ({ bench, onChange }: { readonly bench: number; readonly onChange: (no: number) => void }) => (
  <View className='sec'>
    <View className='li' id='bench'>
      <View className='sp'>
        <View className='t17 b'>{PACK.bench}</View>
        <View className='t15 ink2'>{PACK.benchHelp}</View>
      </View>
      <InputNumber value={bench} min={0} max={MOST_BENCHES} onChange={(no) => onChange(Math.round(Number(no)))} />
    </View>
  </View>
)
