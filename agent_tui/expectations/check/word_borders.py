"""Whether a run of Chinese characters is a word where it stands, or parts of its neighbours: 工单 is none in 手工单独.

No segmenter: common words of two characters, one overlapping the run's beginning and one its end, tell. Source: general
knowledge of the language, widened by what stands next to a service desk's terms."""

_COMMON = (
    # ending as terms begin
    "手工 员工 施工 加工 人工 职工 完工 开工 竣工 罢工 打工 民工 技工 动工 停工 分工 复工 电工 木工 化工 "
    "美工 义工 社工 临工 团结 总结 连结 凝结 终结 联结 集结 巴结 纠结 完结 小结 归结 选派 分派 指派 委派 "
    "气派 党派 学派 顾客 旅客 乘客 游客 请客 贵客 访客 博客 黑客 做客 常客 改进 引进 促进 推进 前进 先进 "
    "增进 跟进 挤进 走进 买进 海外 国外 室外 户外 此外 另外 意外 例外 额外 以外 之外 除外 对外 校外 境外 "
    "课外 向外 倒闭 封闭 关闭 密闭 停闭 紧闭 及时 实时 小时 准时 按时 同时 随时 当时 平时 临时 定时 有时 "
    "限时 工时 暂时 何时 届时 延时 即时 网上 线上 晚上 早上 马上 以上 之上 加上 路上 手上 身上 基本上 事实上 "
    "赶上 跟上 楼上 街上 申报 举报 海报 情报 预报 汇报 日报 电报 警报 填报 通报 上报 回报 年报 以后 售后 "
    "今后 之后 最后 然后 前后 随后 事后 电话 对话 说话 通话 谈话 讲话 会话 收回 返回 撤回 退回 召回 挽回 "
    "取回 来回 找回 驳回 促销 直销 推销 营销 展销 分销 注销 撤销 报销 开销 供销 畅销 滞销 吊销 绝对 核对 "
    "面对 应对 针对 校对 反对 相对 比对 对对 到账 入账 转账 记账 查账 结账 进账 出账 欠账 算账 收入 输入 "
    "进入 加入 投入 放入 列入 纳入 导入 存入 转入 计入 录入 深入 买入 物流 交流 主流 合流 分流 潮流 水流 "
    "车流 人流 直接 连接 间接 对接 衔接 迎接 承接 链接 焊接 交接 暂停 立停 调停 回复 恢复 修复 答复 重复 "
    "反复 康复 批复 中转 运转 周转 好转 流转 旋转 逆转 扭转 倒转 通过 经过 超过 不过 透过 错过 难过 路过 "
    "审核 考核 复核 结核 稽核 飞升 提升 上升 晋升 直升 回升 攀升 公升 毫升 悬挂 倒挂 牵挂 记挂 张挂 现在 "
    "存在 正在 所在 实在 内在 潜在 还在 以前 目前 之前 提前 从前 当前 先前 面前 眼前 日前 室内 国内 境内 "
    "省内 年内 场内 体内 校内 之内 以内 行内 店内 乘坐 就坐 静坐 专座 讲座 星座 插座 底座 关系 联系 体系 "
    "收款 付款 贷款 存款 汇款 罚款 货款 欠款 授权 特权 版权 产权 股权 主权 债权 维权 物质 品质 性质 材质 "
    "本质 资质 优质 水质 实质 检测 安检 体检 质检 年检 中断 判断 诊断 不断 垄断 切断 打断 开关 机关 海关 "
    "相关 有关 难关 把关 无关 快递 传递 投递 邮递 呈递 下单 订单 账单 名单 简单 清单 菜单 保单 传单 孤单 "
    "表单 中心 放心 耐心 关心 担心 安心 细心 核心 信心 小心 内心 用心 更改 修改 删改 涂改 整改 篡改 更新 "
    "最新 全新 重新 创新 刷新 翻新 服务 业务 任务 公务 家务 财务 商务 职务 批准 标准 水准 准备 设备 配备 "
    "储备 具备 完备 预备 后备 筹备 装备 "
    # beginning as terms end
    "单独 单位 单元 单个 单纯 单价 单调 单身 单一 单次 单方 单人 单击 单面 单项 单子 单据 单日 单笔 单件 "
    "单程 线路 线下 线索 线条 线缆 线头 线圈 线段 线性 户型 户口 户主 户籍 户名 户均 环境 环节 环保 环绕 "
    "环球 环路 效果 效率 效益 效应 效力 效能 门店 门口 门票 门诊 门户 门铃 门锁 门卡 门禁 门面 门槛 门牌 "
    "门窗 障碍 呼吁 呼叫 呼吸 呼声 呼喊 起来 起点 起码 起床 起飞 起初 起诉 起因 起身 起始 案例 案件 案子 "
    "案头 案情 案由 务必 务实 务工 务农 务虚 访问 访谈 访友 期限 期间 期待 期望 期盼 期货 期末 户数 诉求 "
    "诉讼 诉说 诉状 网址 网点 网页 网站 网络 网友 网民 网购 网银 网店 网速 网名 网关 机器 机会 机制 机构 "
    "机票 机场 机房 机型 机主 机身 机动 机密 机械 机遇 机缘 台阶 台湾 台风 台灯 台球 台式 台历 席位 席卷 "
    "席间 途径 途中 途经 级别 级数 转达 转告 转发 转移 转运 转接 转身 转变 正确 正常 正好 正式 正规 正当 "
    "正是 正面 正版 正品 正文 正本 正如 账户 账号 账目 账本 账款 接受 接收 接触 接近 接下 接连 接着 接待 "
    "接口 接通 接送 接电 口头 口味 口号 口径 口碑 口令 口罩 口语 率先 率领 办法 办理 办公 办事 办好 办完 "
    "收到 收取 收费 收件 收货 收据 收集 收藏 点击 点评 点心 点播 点名 点赞 点数 度过 度假 理由 理解 理想 "
    "理财 理赔 理论 理会 源头 源自 源于 路线 路由 路口 路程 路途 路段 路费 路人 路况 路径 控制 控告 控股 "
    "信息 信用 信任 信号 信箱 信件 信赖 款项 款式 款待 签字 签名 签约 签署 签证 版本 版面 存储 存放 存取 "
    "库存 库房 架构 架子 池塘 池子 卡片 卡号 卡通 卡顿 票据 票价 票务 票面 件数 包装 包裹 包括 包含 包邮 "
    "术语 术后 屏幕 屏蔽 屏障 屏保 全部 全额 全面 全国 全程 全年 全体 全家 全天 损失 损坏 损害 损耗 损伤 "
    "保证 保护 保障 保险 保持 保存 保留 保修 保管 保密 定期 定价 定制 定金 定位 定义 定点 定额 检查 检修 "
    "检验 检索 派送 派出 派人 派遣 派件 态度 态势 话费 话题 话筒 话说 话务 率为 率低 率高 池中 仓库 仓储 "
    # after terms
    "问卷 问题 问候 据此 位置 位于 号码 号段 独立 编号 状态 流程 进度 时间 内容 结果 处理 里面 中的 "
)
_WORDS = frozenset(_COMMON.split())
_STANDS_ALONE = frozenset("上下到去进在对向从把给让找用有是和与及为以可会能要请只再先回来往离出按据经比")
"""Verbs and prepositions of one character, before which a word may end and after which one begins."""


def crosses_words(plain: str, start: int, end: int) -> bool:
    """True where the Chinese characters between two places belong to other words, which only meet there."""
    if not (_is_han(plain[start]) and _is_han(plain[end - 1])):
        return False
    before = plain[start - 1 : start + 1] if start else ""
    after = plain[end - 1 : end + 1]
    goes_on = plain[end : end + 2] in _WORDS
    if before in _WORDS and after in _WORDS:
        return not (goes_on and plain[max(0, start - 2) : start] in _WORDS)
    return end - start == 2 and after in _WORDS and not goes_on and plain[start] in _STANDS_ALONE


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
