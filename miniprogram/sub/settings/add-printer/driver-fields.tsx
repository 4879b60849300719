import type { DriverInfo } from '@shared/printer/drivers'
import { Field } from '../../../components/field'
import { PRINTER } from '../../../text/printer'

type Values = Readonly<Record<string, string>>
interface Props {
  readonly info: DriverInfo
  readonly values: Values
  readonly onChange: (values: Values) => void
}
/** What a maker asks for beside the number. */
export const DriverFields = ({ info, values, onChange }: Props) => (
  <>
    {info.fields.map(({ key, label, hint, need }) => (
      <Field
        key={key}
        id={`f-${key}`}
        label={label}
        value={values[key] ?? ''}
        placeholder={hint ?? (need === 'must' ? PRINTER.must : PRINTER.may)}
        onChange={(value) => onChange({ ...values, [key]: value })}
      />
    ))}
  </>
)
