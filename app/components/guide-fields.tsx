import type { GuideQuestionsView } from '../presenters/guide-questions.ts'
import { CheckGroupField } from './check-group-field.tsx'
import { DateField } from './date-field.tsx'
import { MoneyField } from './money-field.tsx'
import { PercentField } from './percent-field.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { UnitField } from './unit-field.tsx'

type Props = { view: GuideQuestionsView }

/** Questions two to six, each a sheet. What only one kind of issuer is asked stands in the second. */
export function GuideFields({ view }: Props) {
  return (
    <>
      <Sheet title="第二问　凭什么算科技创新" note="可以只填其中一项">
        <Recognition view={view} />
      </Sheet>
      <Sheet title="第三问　在哪里，发多少，多长">
        <Size view={view} />
      </Sheet>
      <Sheet title="第四问　钱怎么用">
        <Uses view={view} />
      </Sheet>
      <Sheet title="第五问　向谁发">
        <Placement view={view} />
      </Sheet>
      <Sheet title="第六问　评级、增信和时间">
        <Wishes view={view} />
      </Sheet>
    </>
  )
}

const shown = ({ values, fields }: GuideQuestionsView, name: string) => ({
  name,
  defaultValue: values[name] ?? '',
  ...(fields[name] ? { errors: fields[name] } : {}),
})

const saying = ({ fields }: GuideQuestionsView, name: string) => (fields[name] ? { errors: fields[name] } : {})

function Recognition({ view }: Props) {
  if (view.kind === 'tech-firm') return <TechFirm view={view} />
  return view.kind === 'equity-investor' ? <EquityInvestor view={view} /> : <Institution view={view} />
}

function TechFirm({ view }: Props) {
  const { choices } = view
  return (
    <div className="form-grid">
      <div className="whole">
        <CheckGroupField
          name="titles"
          label="持有的科技称号（须在有效期内）"
          choices={choices.titles}
          defaultValues={view.titles}
          {...saying(view, 'titles')}
        />
      </div>
      <SelectField {...shown(view, 'board')} label="上市板块" options={choices.boards} empty="不清楚" />
      <CheckGroupField
        name="lists"
        label="科技贷款支持名单"
        choices={choices.lists}
        defaultValues={view.lists}
        {...saying(view, 'lists')}
      />
      <RadioGroupField {...shown(view, 'core')} label="核心技术已用于主营业务" choices={choices.yesNo} />
      <UnitField {...shown(view, 'patents')} label="发明专利" unit="项" inputMode="numeric" />
      <MoneyField {...shown(view, 'research')} label="近三年研发投入合计" unit="万元" />
      <MoneyField {...shown(view, 'revenue')} label="近三年营业收入合计" unit="万元" />
    </div>
  )
}

function EquityInvestor({ view }: Props) {
  const { yesNo } = view.choices
  return (
    <div className="form-grid">
      <RadioGroupField {...shown(view, 'registered')} label="已在主管部门登记或备案" choices={yesNo} />
      <RadioGroupField {...shown(view, 'pilot')} label="国有资本投资、运营公司改革试点" choices={yesNo} />
      <RadioGroupField {...shown(view, 'largest')} label="股权投资是占比最大的主营业务" choices={yesNo} />
      <RadioGroupField {...shown(view, 'cycle')} label="募、投、管、退都由自己做" choices={yesNo} />
      <DateField {...shown(view, 'founded')} label="成立日期" />
      <UnitField {...shown(view, 'exits')} label="近三年成功退出的项目" unit="个" inputMode="numeric" />
    </div>
  )
}

function Institution({ view }: Props) {
  return (
    <div className="form-grid">
      <SelectField
        {...shown(view, 'institution')}
        label="机构类型"
        options={view.choices.institutions}
        empty="请选择"
      />
      <RadioGroupField {...shown(view, 'opinion')} label="已取得监管部门意见" choices={view.choices.yesNo} />
    </div>
  )
}

function Size({ view }: Props) {
  return (
    <div className="form-grid">
      <SelectField {...shown(view, 'region')} label="所在地区" options={view.choices.regions} empty="请选择" required />
      <MoneyField {...shown(view, 'amount')} label="拟发行金额" unit="亿元" required />
      <SelectField
        {...shown(view, 'tenor')}
        label="期限"
        hint="「3+2」表示第三年末可以回售或调整利率。"
        options={view.choices.tenors}
        empty="请选择"
        required
      />
    </div>
  )
}

const Uses = ({ view }: Props) => (
  <div className="form-grid">
    <SelectField {...shown(view, 'use')} label="主要用途" options={view.choices.uses} empty="还没定" />
    <PercentField {...shown(view, 'share')} label="投向科技创新领域的比例" />
  </div>
)

const Placement = ({ view }: Props) => (
  <div className="form-grid">
    <RadioGroupField
      {...shown(view, 'placement')}
      defaultValue={view.values.placement ?? 'either'}
      label="发行方式"
      choices={view.choices.placements}
      required
    />
    <SelectField
      {...shown(view, 'venue')}
      label="拿哪个交易所来比"
      options={view.choices.venues}
      hint="结果页上可以换。"
      unmarked
    />
  </div>
)

const Wishes = ({ view }: Props) => (
  <div className="form-grid">
    <RadioGroupField {...shown(view, 'rating')} label="打算评级吗" choices={view.choices.wishes} />
    <RadioGroupField {...shown(view, 'support')} label="需要担保等增信吗" choices={view.choices.wishes} />
    <SelectField {...shown(view, 'window')} label="打算哪个月申报" options={view.choices.months} empty="还没定" />
  </div>
)
