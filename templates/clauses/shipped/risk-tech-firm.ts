import { type ShippedClause, shipped } from '../clause.ts'

/** Operating, management and policy risks of a technology firm. */
export const techFirmRisks: ShippedClause[] = [
  shipped('risk-operation', 'tech-change', '技术迭代的风险', { kinds: ['tech-firm'] }, [
    '发行人所处行业技术路线更新较快，产品性能和成本结构随材料、工艺和架构的演进不断变化。如果发行人对技术方向判断出现偏差，或者竞争对手率先在关键指标上取得突破，现有产品可能提前进入衰退期，已形成的专用设备和存货面临减值。',
  ]),
  shipped('risk-operation', 'tech-research', '研发失败和成果转化不及预期的风险', { kinds: ['tech-firm'] }, [
    '研发项目投入大、周期长，从立项、样机、验证到批量交付需要经过多个环节，任一环节未达到预定指标均可能导致项目延期或者终止。即使研发成功，客户验证周期和市场接受程度也存在不确定性，前期投入可能无法在预期时间内形成收入和现金流。',
  ]),
  shipped('risk-operation', 'tech-patents', '知识产权和技术泄密的风险', { kinds: ['tech-firm'] }, [
    '发行人依靠专利、技术秘密和软件著作权保护核心技术。如果专利被宣告无效、技术秘密因人员流动或者外部攻击泄露，或者第三方主张发行人侵犯其知识产权，发行人可能承担诉讼支出、赔偿责任，甚至被限制销售有关产品。',
  ]),
  shipped('risk-operation', 'tech-customers', '客户集中和订单波动的风险', { kinds: ['tech-firm'] }, [
    '科技型企业的产品往往面向特定行业的少数客户，单一客户资本开支计划的调整可能引起订单较大波动。新客户的导入需要经过较长时间的验证，短期内难以替代既有客户的需求。',
  ]),
  shipped('risk-operation', 'tech-supply', '供应链和关键原材料的风险', { kinds: ['tech-firm'] }, [
    '部分关键设备、材料和元器件供应商数量有限。国际贸易政策、出口管制和物流条件的变化可能延长交付周期、抬高采购价格；替代供应商的验证需要时间，期间可能影响生产安排和合同履行。',
  ]),
  shipped('risk-management', 'tech-staff', '核心技术人员流失的风险', { kinds: ['tech-firm'] }, [
    '核心技术人员是发行人保持竞争力的基础。行业人才竞争激烈，如激励机制不能适应市场变化，核心人员流失将对在研项目进度、技术秘密保护和客户关系产生不利影响。',
  ]),
  shipped('risk-management', 'tech-growth', '规模扩张带来的管理风险', { kinds: ['tech-firm'] }, [
    '随着研发项目、生产基地和子公司增加，发行人在质量控制、资金统筹、内部控制和跨地域管理方面面临更高要求。如管理体系未能同步完善，可能造成运营效率下降或者内部控制失效。',
  ]),
  shipped('risk-policy', 'tech-titles', '产业政策和科技称号变动的风险', { kinds: ['tech-firm'] }, [
    '发行人享受的税收优惠、研发补助和科技创新称号均有认定条件和有效期。政策调整、称号到期未能续认或者复核未通过，将影响发行人的税负和补助收入，也可能影响其后续发行科技创新债券的资格。',
  ]),
  shipped('risk-policy', 'tech-safety', '安全、环保和质量监管的风险', { kinds: ['tech-firm'] }, [
    '研发试验和生产过程须遵守安全生产、环境保护和产品质量的有关规定。标准提高将增加合规支出；发生事故或者质量事件的，发行人可能被责令整改、停产或者承担赔偿责任。',
  ]),
]
