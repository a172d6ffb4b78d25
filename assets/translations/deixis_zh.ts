<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdapterCard</name>
    <message>
        <source>Nothing yet. Show tasks on the page Demonstrations, then let the model learn from them.</source>
        <translation>还没有。先在“示范”页上示范任务，再让模型从中学习。</translation>
    </message>
    <message>
        <source>Tu&amp;ne…</source>
        <translation>训练(&amp;N)…</translation>
    </message>
    <message>
        <source>What it was taught</source>
        <translation>教会它的内容</translation>
    </message>
    <message>
        <source>Adapters for the weights on this machine.</source>
        <translation>用于本机权重的适配器。</translation>
    </message>
    <message>
        <source>Switch on {0} all the same?</source>
        <translation>仍要开启 {0} 吗？</translation>
    </message>
    <message>
        <source>Delete {0}?</source>
        <translation>删除 {0}？</translation>
    </message>
    <message>
        <source>What was learned is gone then.</source>
        <translation>学到的内容将随之消失。</translation>
    </message>
</context>
<context>
    <name>AdapterRow</name>
    <message>
        <source>Strength of {0}</source>
        <translation>{0} 的强度</translation>
    </message>
    <message>
        <source>Strength: 1 is as it was tuned, 0 is nothing</source>
        <translation>强度：1 即训练时的强度，0 即无作用</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>删除 {0}</translation>
    </message>
    <message>
        <source>{kind} on {base}, from {count} steps</source>
        <translation>{kind}，基于 {base}，学自 {count} 步</translation>
    </message>
    <message>
        <source>Only where the active window has “{0}”</source>
        <translation>只在当前窗口含有“{0}”时</translation>
    </message>
    <message>
        <source>seen steps</source>
        <translation>学过的步骤</translation>
    </message>
    <message>
        <source>new steps</source>
        <translation>没学过的步骤</translation>
    </message>
    <message>
        <source>pointing in general</source>
        <translation>一般指点能力</translation>
    </message>
</context>
<context>
    <name>ApproveDialog</name>
    <message>
        <source>Your answer</source>
        <translation>你的回答</translation>
    </message>
    <message>
        <source>May I do this?</source>
        <translation>可以这样做吗？</translation>
    </message>
    <message>
        <source>Please take over</source>
        <translation>请你接手</translation>
    </message>
    <message>
        <source>I have a question</source>
        <translation>我有一个问题</translation>
    </message>
    <message>
        <source>The place on the screen</source>
        <translation>屏幕上的位置</translation>
    </message>
    <message>
        <source>&amp;Stop the run</source>
        <translation>停止运行(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Allow</source>
        <translation>允许(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>拒绝(&amp;R)</translation>
    </message>
    <message>
        <source>I am &amp;done, go on</source>
        <translation>我做完了，继续(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>回答(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;No answer</source>
        <translation>不回答(&amp;N)</translation>
    </message>
</context>
<context>
    <name>BoxesPicture</name>
    <message>
        <source>{0} of {1} queries are sure of a thing</source>
        <translation>{1} 个查询中有 {0} 个确信看到了东西</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Deixis itself failed: {0} (please report this with the terminal&apos;s output)</source>
        <translation>Deixis 自身出错：{0}（请连同终端输出一起报告）</translation>
    </message>
</context>
<context>
    <name>CalibrateDialog</name>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>The screen with all targets</source>
        <translation>带所有靶标的屏幕</translation>
    </message>
    <message>
        <source>The chosen target from near by</source>
        <translation>所选靶标的近景</translation>
    </message>
    <message>
        <source>Where to work</source>
        <translation>在哪里工作</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Five targets come up one after the other, and {0} points at them. The pointer moves there; nothing is clicked.</source>
        <translation>五个靶标依次出现，由 {0} 来指。指针会移过去，但不点击任何东西。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>靶标</translation>
    </message>
    <message>
        <source>Model&apos;s point</source>
        <translation>模型所指</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Landed</source>
        <translation>落点</translation>
    </message>
    <message>
        <source>Model off</source>
        <translation>模型偏差</translation>
    </message>
    <message>
        <source>Conversion off</source>
        <translation>换算偏差</translation>
    </message>
    <message>
        <source>Pointer off</source>
        <translation>指针偏差</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>靶标列表</translation>
    </message>
    <message>
        <source>target</source>
        <translation>靶标</translation>
    </message>
    <message>
        <source>model&apos;s point</source>
        <translation>模型所指</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>landed</source>
        <translation>落点</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>{place} of {bounds}</source>
        <translation>{place}（共 {bounds}）</translation>
    </message>
    <message>
        <source>At most off, in points: model {model}, conversion {conversion}, pointer {pointer}.</source>
        <translation>最大偏差（点）：模型 {model}，换算 {conversion}，指针 {pointer}。</translation>
    </message>
    <message>
        <source>Every target is hit, and nothing is lost on the way.</source>
        <translation>每个靶标都命中，途中没有误差。</translation>
    </message>
    <message>
        <source>The model points beside it. Give it a larger picture, or choose another model.</source>
        <translation>模型指偏了。请给它更大的图片，或换一个模型。</translation>
    </message>
    <message>
        <source>The model counts in other units than it is read in. Choose its family.</source>
        <translation>模型所用的坐标单位与读取时的不同。请选择它的系列。</translation>
    </message>
    <message>
        <source>The policy sends on another place than the model named. Please report this.</source>
        <translation>策略发送的位置与模型所说的不同。请报告此问题。</translation>
    </message>
    <message>
        <source>The pointer lands elsewhere: display scaling.</source>
        <translation>指针落在别处：显示缩放所致。</translation>
    </message>
    <message>
        <source>The pointer lands elsewhere. Is it the right monitor?</source>
        <translation>指针落在别处。显示器选对了吗？</translation>
    </message>
    <message>
        <source>The policy did not point to every target. Choose another one.</source>
        <translation>策略没有指出每个靶标。请换一个策略。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>The system ended it, perhaps for want of memory (close other programs, then try again)</source>
        <translation>它被系统结束，可能是内存不足（请关闭其他程序后再试）</translation>
    </message>
</context>
<context>
    <name>DemonstrationBar</name>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Earlier state</source>
        <translation>较早状态</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Insert…</source>
        <translation>插入…</translation>
    </message>
    <message>
        <source>Make a value…</source>
        <translation>设为参数…</translation>
    </message>
    <message>
        <source>Delete the step</source>
        <translation>删除此步骤</translation>
    </message>
</context>
<context>
    <name>DemonstrationEdits</name>
    <message>
        <source>move a step</source>
        <translation>移动步骤</translation>
    </message>
    <message>
        <source>switch a step</source>
        <translation>停用或启用步骤</translation>
    </message>
    <message>
        <source>delete a step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>Wait some seconds</source>
        <translation>等待几秒</translation>
    </message>
    <message>
        <source>How many seconds</source>
        <translation>多少秒</translation>
    </message>
    <message>
        <source>Wait until a text is shown</source>
        <translation>等到出现某段文字</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Wait until a window is open</source>
        <translation>等到某个窗口打开</translation>
    </message>
    <message>
        <source>Its title</source>
        <translation>窗口标题</translation>
    </message>
    <message>
        <source>Check that a text is shown</source>
        <translation>检查是否显示某段文字</translation>
    </message>
    <message>
        <source>Check that a window is open</source>
        <translation>检查某个窗口是否打开</translation>
    </message>
    <message>
        <source>Let the agent do something</source>
        <translation>让智能体做某事</translation>
    </message>
    <message>
        <source>What it shall do</source>
        <translation>要它做什么</translation>
    </message>
    <message>
        <source>Insert a step</source>
        <translation>插入步骤</translation>
    </message>
    <message>
        <source>insert a step</source>
        <translation>插入步骤</translation>
    </message>
    <message>
        <source>rename it</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>What was shown, in a sentence. A model is taught by it: one clause for each click, as: open the Edit menu, then click Preferences</source>
        <translation>用一句话说明示范了什么。模型按它学习：每次单击一个分句，如：打开“编辑”菜单，然后单击“首选项”</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>make a value</source>
        <translation>设为参数</translation>
    </message>
    <message>
        <source>Make a value of the text</source>
        <translation>把文字设为参数</translation>
    </message>
    <message>
        <source>The value&apos;s name. What was typed stays its default.</source>
        <translation>参数的名称。输入过的文字仍是默认值。</translation>
    </message>
    <message>
        <source>move a box</source>
        <translation>移动方框</translation>
    </message>
    <message>
        <source>reword a target</source>
        <translation>改写目标</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>写备注</translation>
    </message>
</context>
<context>
    <name>DemonstrationList</name>
    <message>
        <source>Steps of the demonstration</source>
        <translation>示范的步骤</translation>
    </message>
    <message>
        <source>Alt with an arrow key moves a step, the space bar switches it off and on.</source>
        <translation>Alt 加方向键移动步骤，空格键停用或启用步骤。</translation>
    </message>
</context>
<context>
    <name>DemonstrationPage</name>
    <message>
        <source>&amp;Record…</source>
        <translation>录制(&amp;R)…</translation>
    </message>
    <message>
        <source>Choose a demonstration to look at its steps.</source>
        <translation>选择一个示范，查看它的步骤。</translation>
    </message>
    <message>
        <source>The text is not applied yet (apply or discard it)</source>
        <translation>文本尚未应用（请应用或放弃）</translation>
    </message>
    <message>
        <source>change the text</source>
        <translation>更改文本</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>Making steps of what was shown. This takes a moment…</source>
        <translation>正在由录制内容生成步骤，需要一点时间…</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有打开的示范</translation>
    </message>
</context>
<context>
    <name>DemonstrationChanges</name>
    <message>
        <source>Changes since it was saved</source>
        <translation>上次保存以来的更改</translation>
    </message>
    <message>
        <source>Back to the state before</source>
        <translation>回到之前的状态</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>采用(&amp;T)</translation>
    </message>
    <message>
        <source>go back</source>
        <translation>回到较早状态</translation>
    </message>
</context>
<context>
    <name>DemonstrationFile</name>
    <message>
        <source>The text has faults (mend or discard them, then save)</source>
        <translation>文本有错误（请改正或放弃，然后保存）</translation>
    </message>
    <message>
        <source>Saved; the state before it is kept too</source>
        <translation>已保存；之前的状态也保留着</translation>
    </message>
    <message>
        <source>Discard the text?</source>
        <translation>放弃文本？</translation>
    </message>
    <message>
        <source>The text has faults and cannot be saved. Discard what you wrote there?</source>
        <translation>文本有错误，无法保存。要放弃所写的内容吗？</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
</context>
<context>
    <name>Replaying</name>
    <message>
        <source>The step is there no more (undo what was changed, or replay it anew)</source>
        <translation>这一步已经不在了（请撤销所做的改动，或重新重放）</translation>
    </message>
    <message>
        <source>learn what was shown</source>
        <translation>学会所演示的内容</translation>
    </message>
</context>
<context>
    <name>DemonstrationText</name>
    <message>
        <source>Text of the demonstration</source>
        <translation>示范的文本</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
</context>
<context>
    <name>DifferenceDialog</name>
    <message>
        <source>Both say the same.</source>
        <translation>两者内容相同。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>… {0} lines</source>
        <translation>… {0} 行</translation>
    </message>
</context>
<context>
    <name>EpisodeModel</name>
    <message>
        <source>Cannot be read: {0}</source>
        <translation>无法读取：{0}</translation>
    </message>
    <message>
        <source>Cut off: it has no ending</source>
        <translation>中断：没有结尾</translation>
    </message>
    <message>
        <source>{when} · {policy} · {steps} steps</source>
        <translation>{when} · {policy} · {steps} 步</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>TRL: prompt and completion, JSON lines</source>
        <translation>TRL：提示与补全，JSON 行</translation>
    </message>
    <message>
        <source>LLaMA-Factory: ShareGPT with dataset_info.json</source>
        <translation>LLaMA-Factory：ShareGPT，附 dataset_info.json</translation>
    </message>
    <message>
        <source>ms-swift: messages with objects</source>
        <translation>ms-swift：消息与对象</translation>
    </message>
    <message>
        <source>Parquet: pictures inside, for Hugging Face datasets</source>
        <translation>Parquet：内含图片，用于 Hugging Face datasets</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>As the model in use</source>
        <translation>与使用中的模型相同</translation>
    </message>
    <message>
        <source>Family of models</source>
        <translation>模型系列</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>写入的文件夹</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Write it</source>
        <translation>写入(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>What to take</source>
        <translation>取哪些内容</translation>
    </message>
    <message>
        <source>Tick what to take, and name a folder.</source>
        <translation>请勾选内容，并指定文件夹。</translation>
    </message>
    <message>
        <source>Reading the steps…</source>
        <translation>正在读取步骤…</translation>
    </message>
    <message>
        <source>{done} of {of} steps</source>
        <translation>{done} / {of} 步</translation>
    </message>
    <message>
        <source>Written: {count} steps in {folder}</source>
        <translation>已写入：{count} 步，在 {folder}</translation>
    </message>
    <message>
        <source>Left out ({0}):</source>
        <translation>略去（{0}）：</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，什么都没有写入。</translation>
    </message>
</context>
<context>
    <name>FaultList</name>
    <message>
        <source>Faults</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Faults are shown here as you type.</source>
        <translation>输入时会在此显示错误。</translation>
    </message>
    <message>
        <source>1 fault</source>
        <translation>1 处错误</translation>
    </message>
    <message>
        <source>{0} faults</source>
        <translation>{0} 处错误</translation>
    </message>
    <message>
        <source>✓ No faults</source>
        <translation>✓ 没有错误</translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>The folder of a model, with its config.json</source>
        <translation>模型的文件夹，内含 config.json</translation>
    </message>
    <message>
        <source>Folder of weights</source>
        <translation>权重文件夹</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>&amp;Use these weights</source>
        <translation>使用这些权重(&amp;U)</translation>
    </message>
    <message>
        <source>Weights on this machine</source>
        <translation>本机上的权重</translation>
    </message>
    <message>
        <source>UI-TARS, Qwen2-VL, Qwen2.5-VL or Qwen3-VL, downloaded to a folder.</source>
        <translation>UI-TARS、Qwen2-VL、Qwen2.5-VL 或 Qwen3-VL，已下载到某个文件夹。</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Look into the agent while it works. A closed panel costs nothing.</source>
        <translation>在智能体工作时观察它的内部。关闭的面板没有任何开销。</translation>
    </message>
</context>
<context>
    <name>HaltDialog</name>
    <message>
        <source>The replay has halted</source>
        <translation>重放停下了</translation>
    </message>
    <message>
        <source>It was done, but what came of it is not what came of it when it was shown.</source>
        <translation>这一步做了，但结果与当初演示时的不同。</translation>
    </message>
    <message>
        <source>Nothing was done at this step.</source>
        <translation>这一步什么也没有做。</translation>
    </message>
    <message>
        <source>Show it with your own hands, and what you show is learned if you say so afterwards.</source>
        <translation>请亲手演示这一步；之后由你决定是否学会它。</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>演示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;End</source>
        <translation>结束(&amp;E)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Demonstrations</source>
        <translation>示范</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>记录库</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>HeatPicture</name>
    <message>
        <source>Which one</source>
        <translation>选择哪一个</translation>
    </message>
    <message>
        <source>Number on the axis</source>
        <translation>轴上的序号</translation>
    </message>
    <message>
        <source>from {0} (dark) to {1} (bright)</source>
        <translation>从 {0}（暗）到 {1}（亮）</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Find a task</source>
        <translation>查找任务</translation>
    </message>
    <message>
        <source>Choose a run to look at it</source>
        <translation>请选择一次运行来查看</translation>
    </message>
    <message>
        <source>Open re&amp;port</source>
        <translation>打开报告(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>No runs yet. What you run is kept here, step by step.</source>
        <translation>还没有运行记录。你运行的每一步都会保存在这里。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>No run has these words.</source>
        <translation>没有包含这些词的运行记录。</translation>
    </message>
    <message>
        <source>Delete this run?</source>
        <translation>删除这次运行？</translation>
    </message>
    <message>
        <source>Delete this run with all its pictures?</source>
        <translation>要删除这次运行及其全部图片吗？</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
</context>
<context>
    <name>ReportWriter</name>
    <message>
        <source>Writing the report…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>报告在 {0}</translation>
    </message>
</context>
<context>
    <name>LineDialog</name>
    <message>
        <source>&amp;OK</source>
        <translation>确定(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>{loss} at step {step} of {of}</source>
        <translation>第 {step} / {of} 步，损失 {loss}</translation>
    </message>
    <message>
        <source>The loss is drawn here.</source>
        <translation>损失曲线将画在这里。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No widgets are found: the detector has no weights (name them in the settings)</source>
        <translation>找不到控件：检测器没有权重（请在设置中指定）</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已录制</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>设置已保存</translation>
    </message>
</context>
<context>
    <name>CurrentRun</name>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused: this step is still brought to its end</source>
        <translation>已暂停：当前这一步会先做完</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Taking one step</source>
        <translation>正在执行一步</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Step {0}: thinking…</source>
        <translation>第 {0} 步：正在思考…</translation>
    </message>
    <message>
        <source>Step {0}: {1}</source>
        <translation>第 {0} 步：{1}</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>等待你的回应</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>&amp;Calibrate…</source>
        <translation>校准(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Does it point well?</source>
        <translation>它指得准吗？</translation>
    </message>
    <message>
        <source>Have it point at targets, and see whose error it is where one is missed.</source>
        <translation>让它指向靶标；没指准时，看看误差出在哪里。</translation>
    </message>
    <message>
        <source>Train elsewhere</source>
        <translation>在别处训练</translation>
    </message>
    <message>
        <source>Write what you showed as a data set for TRL, LLaMA-Factory or ms-swift.</source>
        <translation>把示范内容写成 TRL、LLaMA-Factory 或 ms-swift 的数据集。</translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message>
        <source>In the running agent</source>
        <translation>运行中的智能体</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>另存为图片</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>另存为表格</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; cannot be drawn: {1}</source>
        <translation>无法绘制“{0}”：{1}</translation>
    </message>
    <message>
        <source>Waiting for a run.</source>
        <translation>等待一次运行。</translation>
    </message>
    <message>
        <source>The policy &apos;{0}&apos; has nothing of this in it.</source>
        <translation>策略“{0}”中没有这一部分。</translation>
    </message>
    <message>
        <source>Waiting for the first step.</source>
        <translation>等待第一步。</translation>
    </message>
    <message>
        <source>Nothing was measured at step {0}: this panel was not open then, or the run was faster.</source>
        <translation>第 {0} 步没有测量：当时此面板没有打开，或者运行得更快。</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <comment>two sentences</comment>
        <translation>{0}{1}</translation>
    </message>
    <message>
        <source>Save the panel</source>
        <translation>保存面板</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>PointsPicture</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
</context>
<context>
    <name>PolicyCard</name>
    <message>
        <source>What decides</source>
        <translation>由谁决定</translation>
    </message>
    <message>
        <source>Weights: {0}</source>
        <translation>权重：{0}</translation>
    </message>
    <message>
        <source>No weights are chosen yet: choose a folder below.</source>
        <translation>尚未选择权重：请在下面选择文件夹。</translation>
    </message>
    <message>
        <source>{model} at {url}</source>
        <translation>{model}，位于 {url}</translation>
    </message>
    <message>
        <source>No server is chosen yet: try one out below.</source>
        <translation>尚未选择服务器：请在下面试用一个。</translation>
    </message>
</context>
<context>
    <name>ProposalDialog</name>
    <message>
        <source>Keep this correction?</source>
        <translation>保留这个改正吗？</translation>
    </message>
    <message>
        <source>It was tried on what you showed and on faults made of that:</source>
        <translation>已在你演示的画面及由其制成的各种变化上试过：</translation>
    </message>
    <message>
        <source>This changes in the demonstration:</source>
        <translation>演示中将有这些变化：</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Leave it as it was</source>
        <translation>保持原样(&amp;L)</translation>
    </message>
</context>
<context>
    <name>RecordBridge</name>
    <message>
        <source> The recording itself is kept in {0}</source>
        <translation> 录制内容仍保存在 {0}</translation>
    </message>
    <message>
        <source>Deixis itself failed: {0} (please report this with the terminal&apos;s output)</source>
        <translation>Deixis 自身出错：{0}（请连同终端输出一起报告）</translation>
    </message>
</context>
<context>
    <name>RecordStrip</name>
    <message>
        <source>Deixis records</source>
        <translation>Deixis 正在录制</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Deixis gets ready to record</source>
        <translation>Deixis 正在准备录制</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>now: {0} · next: {1}</source>
        <translation>现在：{0} · 接下来：{1}</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>the task has no words (say what you are going to show)</source>
        <translation>任务没有内容（请说出你要示范什么）</translation>
    </message>
    <message>
        <source>What are you going to show? One sentence, as: save the note under a new name</source>
        <translation>你要示范什么？一句话，如：把笔记另存为新名称</translation>
    </message>
    <message>
        <source>Keep everything until it is stopped</source>
        <translation>停止之前的内容全部保留</translation>
    </message>
    <message>
        <source>Keep the last {0} seconds only</source>
        <translation>只保留最后 {0} 秒</translation>
    </message>
    <message>
        <source>Record a task</source>
        <translation>录制任务</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>录制(&amp;R)</translation>
    </message>
    <message>
        <source>Getting ready to record…</source>
        <translation>准备录制…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Making steps of what was shown…</source>
        <translation>正在由录制内容生成步骤…</translation>
    </message>
</context>
<context>
    <name>ReplayOptions</name>
    <message>
        <source>Start first (optional), as: mousepad notes.txt</source>
        <translation>先启动的程序（可选），如：mousepad notes.txt</translation>
    </message>
    <message>
        <source>Application to start first</source>
        <translation>先启动的程序</translation>
    </message>
    <message>
        <source>Where to work</source>
        <translation>在哪里操作</translation>
    </message>
    <message>
        <source>Dry run: look, do nothing</source>
        <translation>演练：只查看，不执行</translation>
    </message>
    <message>
        <source>When to ask you</source>
        <translation>何时询问你</translation>
    </message>
    <message>
        <source>What a policy may do</source>
        <translation>策略可以做什么</translation>
    </message>
    <message>
        <source>Which policy helps</source>
        <translation>由哪个策略协助</translation>
    </message>
    <message>
        <source>As fast as the screen settles</source>
        <translation>界面稳定后立即继续</translation>
    </message>
    <message>
        <source>As it was shown</source>
        <translation>按示范时的速度</translation>
    </message>
    <message>
        <source>How fast</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How many times as fast</source>
        <translation>示范速度的倍数</translation>
    </message>
    <message>
        <source>Longest rest</source>
        <translation>最长停顿</translation>
    </message>
    <message>
        <source>When it halts, let me show the step</source>
        <translation>停下时，让我演示这一步</translation>
    </message>
    <message>
        <source>No help: halt where a target is lost</source>
        <translation>不协助：找不到目标就停下</translation>
    </message>
    <message>
        <source>A policy may look for a lost target</source>
        <translation>策略可以寻找找不到的目标</translation>
    </message>
    <message>
        <source>A policy may do a step that fails</source>
        <translation>策略可以代做失败的步骤</translation>
    </message>
    <message>
        <source>At half the speed</source>
        <translation>一半速度</translation>
    </message>
    <message>
        <source>At the same speed</source>
        <translation>同样速度</translation>
    </message>
    <message>
        <source>Twice as fast</source>
        <translation>两倍速度</translation>
    </message>
    <message>
        <source>4 times as fast</source>
        <translation>四倍速度</translation>
    </message>
    <message>
        <source>10 times as fast</source>
        <translation>十倍速度</translation>
    </message>
    <message>
        <source>Rests of 1 s at most</source>
        <translation>停顿最多 1 秒</translation>
    </message>
    <message>
        <source>Rests of 3 s at most</source>
        <translation>停顿最多 3 秒</translation>
    </message>
    <message>
        <source>Rests of 10 s at most</source>
        <translation>停顿最多 10 秒</translation>
    </message>
    <message>
        <source>Rests as long as they were</source>
        <translation>停顿与示范时相同</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>参数值</translation>
    </message>
    <message>
        <source>Start first</source>
        <translation>先启动</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>协助</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>A dry run halts nowhere (choose another way to be asked)</source>
        <translation>试运行不会停下（请选择其他询问方式）</translation>
    </message>
    <message>
        <source>Nobody could show it on a virtual screen (choose this screen)</source>
        <translation>在虚拟屏幕上没有人能演示（请选择本屏幕）</translation>
    </message>
    <message>
        <source>You are asked first, and once more before it is kept</source>
        <translation>会先询问你，保留之前再询问一次</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>Re&amp;play</source>
        <translation>重放(&amp;P)</translation>
    </message>
    <message>
        <source>From &amp;here</source>
        <translation>从此处(&amp;H)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>How the replay ended</source>
        <translation>重放如何结束</translation>
    </message>
    <message>
        <source>Show &amp;me…</source>
        <translation>示范给我看(&amp;M)…</translation>
    </message>
    <message>
        <source>Open in &amp;library</source>
        <translation>在记录库中打开(&amp;L)</translation>
    </message>
    <message>
        <source>It has no steps to replay</source>
        <translation>没有可重放的步骤</translation>
    </message>
    <message>
        <source>Give a value for &apos;{0}&apos; to replay it</source>
        <translation>请给出“{0}”的值才能重放</translation>
    </message>
</context>
<context>
    <name>ReplyPicture</name>
    <message>
        <source>Raw reply</source>
        <translation>原始回复</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Results of the script</source>
        <translation>脚本的结果</translation>
    </message>
    <message>
        <source>Each step of the script appears here once it is over.</source>
        <translation>脚本的每一步结束后显示在这里。</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ScreenView</name>
    <message>
        <source>Picture of the screen</source>
        <translation>屏幕画面</translation>
    </message>
    <message>
        <source>The picture of this step is no longer in memory (open it in the library)</source>
        <translation>这一步的画面已不在内存中（请在记录库中打开）</translation>
    </message>
</context>
<context>
    <name>ScriptBar</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Where the script says</source>
        <translation>按脚本所写的位置</translation>
    </message>
    <message>
        <source>Where to work</source>
        <translation>在哪里操作</translation>
    </message>
    <message>
        <source>When to ask you at least</source>
        <translation>至少何时询问你</translation>
    </message>
    <message>
        <source> ● not saved</source>
        <translation> ● 未保存</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>还没有打开过脚本</translation>
    </message>
</context>
<context>
    <name>ScriptEditor</name>
    <message>
        <source>Text of the script</source>
        <translation>脚本内容</translation>
    </message>
    <message>
        <source>Tab writes two spaces. Ctrl+Tab goes on to the next control.</source>
        <translation>Tab 输入两个空格，Ctrl+Tab 移到下一个控件。</translation>
    </message>
    <message>
        <source>Write a script here, open one, or drop a file.</source>
        <translation>在此编写脚本，打开脚本，或把文件拖到这里。</translation>
    </message>
</context>
<context>
    <name>ScriptFile</name>
    <message>
        <source>New script</source>
        <translation>新脚本</translation>
    </message>
    <message>
        <source>Open a script</source>
        <translation>打开脚本</translation>
    </message>
    <message>
        <source>Scripts (*.yaml *.yml)</source>
        <translation>脚本 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>保存脚本</translation>
    </message>
    <message>
        <source>Save the script?</source>
        <translation>保存脚本？</translation>
    </message>
    <message>
        <source>The script has changes that are not saved.</source>
        <translation>脚本有未保存的更改。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard the changes</source>
        <translation>放弃更改(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Go on writing</source>
        <translation>继续编写(&amp;G)</translation>
    </message>
    <message>
        <source>Saved in {0}</source>
        <translation>已保存到 {0}</translation>
    </message>
</context>
<context>
    <name>ScriptForm</name>
    <message>
        <source>A CSV file: one run for each row (optional)</source>
        <translation>CSV 文件：每行运行一次（可选）</translation>
    </message>
    <message>
        <source>Table of data</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>选择数据表…</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择数据表</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>数据表 (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ScriptPage</name>
    <message>
        <source>The screen that the script works on</source>
        <translation>脚本所操作的屏幕</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>参数值</translation>
    </message>
    <message>
        <source>Nothing to run yet</source>
        <translation>还没有可运行的内容</translation>
    </message>
    <message>
        <source>Mend the faults to run it</source>
        <translation>改正错误后才能运行</translation>
    </message>
    <message>
        <source>Give a value for &apos;{0}&apos; to run it</source>
        <translation>请填写“{0}”的值再运行</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
</context>
<context>
    <name>ScriptResultDelegate</name>
    <message>
        <source>line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
</context>
<context>
    <name>ScriptResultModel</name>
    <message>
        <source>line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
</context>
<context>
    <name>ScriptResults</name>
    <message>
        <source>How the script ended</source>
        <translation>脚本的结局</translation>
    </message>
    <message>
        <source>Open re&amp;port</source>
        <translation>打开报告(&amp;P)</translation>
    </message>
    <message>
        <source>Open in &amp;library</source>
        <translation>在记录库中打开(&amp;L)</translation>
    </message>
    <message>
        <source>Row {0}</source>
        <translation>第 {0} 行数据</translation>
    </message>
    <message>
        <source>{0} of {1} runs finished</source>
        <translation>{1} 次运行中完成 {0} 次</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Model of the server</source>
        <translation>服务器上的模型</translation>
    </message>
    <message>
        <source>Its model; leave this empty where it has only one</source>
        <translation>它的模型；只有一个时可留空</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试用(&amp;T)</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>停止试用</translation>
    </message>
    <message>
        <source>Use this &amp;server</source>
        <translation>使用此服务器(&amp;S)</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Any with OpenAI&apos;s interface: vLLM, SGLang, llama.cpp, Ollama, LM Studio.</source>
        <translation>任何带 OpenAI 接口的服务器：vLLM、SGLang、llama.cpp、Ollama、LM Studio。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>All is well with it.</source>
        <translation>一切正常。</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>&apos;{0}&apos; does not fit here</source>
        <translation>“{0}”不适用于此项</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>没有</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Demonstrations</source>
        <translation>示范</translation>
    </message>
    <message>
        <source>No demonstrations yet. Record a task once, and it is kept here, step by step.</source>
        <translation>还没有示范。录制一次任务，就会逐步保存在这里。</translation>
    </message>
    <message>
        <source>{0}
Cannot be read: {1}</source>
        <translation>{0}
无法读取：{1}</translation>
    </message>
    <message>
        <source>{task}
{steps} steps{off} · {when}</source>
        <translation>{task}
{steps} 步{off} · {when}</translation>
    </message>
    <message>
        <source>, {0} off</source>
        <translation>，{0} 步停用</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message>
        <source>What to take</source>
        <translation>取哪些内容</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>示范</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>纠正</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>{task}
{kind} · {steps} steps</source>
        <translation>{task}
{kind} · {steps} 步</translation>
    </message>
    <message>
        <source>There is nothing yet. Show a task on the page Demonstrations, or let one be done.</source>
        <translation>还没有内容。请在“示范”页上示范一个任务，或让它完成一个。</translation>
    </message>
</context>
<context>
    <name>StepDelegate</name>
    <message>
        <source>Cut off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Acting…</source>
        <translation>正在执行…</translation>
    </message>
    <message>
        <source>Looking at the screen</source>
        <translation>正在看屏幕</translation>
    </message>
    <message>
        <source>The screen at the end</source>
        <translation>结束时的屏幕</translation>
    </message>
</context>
<context>
    <name>StepDetails</name>
    <message>
        <source>Which picture</source>
        <translation>哪张图片</translation>
    </message>
    <message>
        <source>Your own words</source>
        <translation>自己的话</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>There</source>
        <translation>那里</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>picture {0}</source>
        <translation>图片 {0}</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已纠正</translation>
    </message>
    <message>
        <source>The only one</source>
        <translation>唯一一张</translation>
    </message>
    <message>
        <source>“{0}” is written on it</source>
        <translation>上面写着“{0}”</translation>
    </message>
    <message>
        <source>the field “{0}”</source>
        <translation>输入框“{0}”</translation>
    </message>
    <message>
        <source>in the window “{0}”</source>
        <translation>在窗口“{0}”中</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps of the run</source>
        <translation>运行的步骤</translation>
    </message>
    <message>
        <source>Each step appears here with its picture and its outcome.</source>
        <translation>每一步的画面和结果会显示在这里。</translation>
    </message>
</context>
<context>
    <name>StepViews</name>
    <message>
        <source>Choose a step to see what it points at</source>
        <translation>选择一个步骤，查看它指向什么</translation>
    </message>
    <message>
        <source>The screen that is worked on</source>
        <translation>正在操作的屏幕</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>示范</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>As it was shown</source>
        <translation>示范时</translation>
    </message>
    <message>
        <source>The screen of the replay</source>
        <translation>重放的屏幕</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Deixis at work</source>
        <translation>Deixis 正在工作</translation>
    </message>
    <message>
        <source>Esc Esc stops</source>
        <translation>连按两次 Esc 停止</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
</context>
<context>
    <name>StudyPane</name>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>Measured on this machine</source>
        <translation>在本机上测量</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Measuring: {0}</source>
        <translation>正在测量：{0}</translation>
    </message>
    <message>
        <source>Measured.</source>
        <translation>测量完成。</translation>
    </message>
    <message>
        <source>Stopped: this is what was measured until then.</source>
        <translation>已停止：这是到那时为止测得的结果。</translation>
    </message>
</context>
<context>
    <name>StudyProcess</name>
    <message>
        <source>it ended without a word</source>
        <translation>它没有留下任何信息就结束了</translation>
    </message>
</context>
<context>
    <name>TargetView</name>
    <message>
        <source>Target of the step</source>
        <translation>步骤的目标</translation>
    </message>
    <message>
        <source>Arrow keys move the box, with Ctrl its lower right corner, with Shift ten times as far.</source>
        <translation>方向键移动方框，加 Ctrl 移动右下角，加 Shift 移动十倍距离。</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>What decides</source>
        <translation>由谁决定</translation>
    </message>
    <message>
        <source>Dry run: decide, do nothing</source>
        <translation>演练：只决定，不执行</translation>
    </message>
    <message>
        <source>When to ask you</source>
        <translation>何时询问你</translation>
    </message>
    <message>
        <source>Where to work</source>
        <translation>在哪里工作</translation>
    </message>
    <message>
        <source>Start first (optional), as: mousepad notes.txt</source>
        <translation>先启动的程序（可选），如：mousepad notes.txt</translation>
    </message>
    <message>
        <source>Application to start first</source>
        <translation>先启动的程序</translation>
    </message>
    <message>
        <source>Learn while paused</source>
        <translation>暂停时向我学习</translation>
    </message>
    <message>
        <source>What do you want?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <source>What do you want? For example: show line numbers</source>
        <translation>你想做什么？例如：显示行号</translation>
    </message>
    <message>
        <source>A dry run does nothing that could be corrected (choose another way to be asked)</source>
        <translation>演练不执行任何操作，没有可纠正的内容（请选择其他询问方式）</translation>
    </message>
    <message>
        <source>Nobody can work on a virtual screen (choose this screen)</source>
        <translation>没有人能在虚拟屏幕上操作（请选择本屏幕）</translation>
    </message>
    <message>
        <source>What you do while the run is paused, or handed over to you, is kept as a correction</source>
        <translation>运行暂停或交给你时，你所做的操作会作为纠正保存下来</translation>
    </message>
</context>
<context>
    <name>TeachStrip</name>
    <message>
        <source>Deixis watches</source>
        <translation>Deixis 正在观看</translation>
    </message>
    <message>
        <source>Show it now:</source>
        <translation>请现在演示：</translation>
    </message>
    <message>
        <source>Esc Esc, or</source>
        <translation>按两次 Esc，或</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>Show the step</source>
        <translation>请演示这一步</translation>
    </message>
</context>
<context>
    <name>ThoughtPane</name>
    <message>
        <source>Thought</source>
        <translation>想法</translation>
    </message>
    <message>
        <source>What the agent thinks appears here, word by word.</source>
        <translation>智能体的想法会逐字显示在这里。</translation>
    </message>
</context>
<context>
    <name>TokensPicture</name>
    <message>
        <source>{0} tokens; the least sure: {1} ({2})</source>
        <translation>{0} 个词元；最没有把握的是 {1}（{2}）</translation>
    </message>
</context>
<context>
    <name>TrialTable</name>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Tried on</source>
        <translation>试验内容</translation>
    </message>
    <message>
        <source>Must be</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Switch it &amp;on</source>
        <translation>开启它(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Stopping; what was learned so far is kept…</source>
        <translation>正在停止；已学到的内容会保留…</translation>
    </message>
    <message>
        <source>With the same name it goes on from here.</source>
        <translation>用同一名称可从此处继续。</translation>
    </message>
    <message>
        <source>Not done.</source>
        <translation>未完成。</translation>
    </message>
</context>
<context>
    <name>TuneForm</name>
    <message>
        <source>Empty for the small model that ships, or the folder of another</source>
        <translation>留空则用自带的小模型，或填另一个模型的文件夹</translation>
    </message>
    <message>
        <source>The folder of a model, with its config.json</source>
        <translation>模型的文件夹，内含 config.json</translation>
    </message>
    <message>
        <source>LoRA: small changes all through the model</source>
        <translation>LoRA：遍布模型的小改动</translation>
    </message>
    <message>
        <source>Prefix: words before all others that nobody reads</source>
        <translation>前缀：放在最前面、无人阅读的词</translation>
    </message>
    <message>
        <source>Adapter: small layers between the others</source>
        <translation>适配器：夹在各层之间的小层</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>my-tasks</source>
        <translation>my-tasks</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What to learn from</source>
        <translation>从什么学习</translation>
    </message>
    <message>
        <source>Tick what to learn from.</source>
        <translation>请勾选要学习的内容。</translation>
    </message>
    <message>
        <source>Name the folder of the model that is taught.</source>
        <translation>请指定被训练模型的文件夹。</translation>
    </message>
    <message>
        <source>A name has letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;.</source>
        <translation>名称由字母、数字、&apos;-&apos;、&apos;_&apos; 和 &apos;.&apos; 组成。</translation>
    </message>
</context>
<context>
    <name>TuneProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Reading the steps and loading the model…</source>
        <translation>正在读取步骤并加载模型…</translation>
    </message>
    <message>
        <source>Step {step} of {of} · loss {loss} · {speed} steps a second · {left} left</source>
        <translation>第 {step} / {of} 步 · 损失 {loss} · 每秒 {speed} 步 · 还剩 {left}</translation>
    </message>
    <message>
        <source>Trying it out, {set}: {done} of {of}</source>
        <translation>正在试用，{set}：{done} / {of}</translation>
    </message>
    <message>
        <source>{set}: base {base} %, tuned {tuned} %, of {count}</source>
        <translation>{set}：原模型 {base} %，训练后 {tuned} %，共 {count}</translation>
    </message>
    <message>
        <source>Learned.</source>
        <translation>学完了。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>{count} steps to learn, {held} held out; {trained} numbers are learned</source>
        <translation>学习 {count} 步，留出 {held} 步；共学习 {trained} 个数</translation>
    </message>
    <message>
        <source>; goes on at step {0}</source>
        <translation>；从第 {0} 步继续</translation>
    </message>
    <message>
        <source>Left out ({0}):</source>
        <translation>略去（{0}）：</translation>
    </message>
    <message>
        <source>seen steps</source>
        <translation>学过的步骤</translation>
    </message>
    <message>
        <source>new steps</source>
        <translation>没学过的步骤</translation>
    </message>
    <message>
        <source>pointing in general</source>
        <translation>一般指点能力</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Say what you want and press Run.</source>
        <translation>说出你想做的事，然后按“运行”。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>想法</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>识别的文字</translation>
    </message>
    <message>
        <source>Widgets</source>
        <translation>控件</translation>
    </message>
    <message>
        <source>Find the widgets on each screen from now on (Ctrl+G)</source>
        <translation>从现在起找出每个屏幕上的控件（Ctrl+G）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>The screen at the end</source>
        <translation>结束时的屏幕</translation>
    </message>
    <message>
        <source>Screen before step {0}</source>
        <translation>第 {0} 步之前的屏幕</translation>
    </message>
</context>
<context>
    <name>action</name>
    <message>
        <source>click at {place}</source>
        <translation>在 {place} 单击</translation>
    </message>
    <message>
        <source>double-click at {place}</source>
        <translation>在 {place} 双击</translation>
    </message>
    <message>
        <source>triple-click at {place}</source>
        <translation>在 {place} 三击</translation>
    </message>
    <message>
        <source>right click at {place}</source>
        <translation>在 {place} 右键单击</translation>
    </message>
    <message>
        <source>middle click at {place}</source>
        <translation>在 {place} 中键单击</translation>
    </message>
    <message>
        <source>{keys}+click at {place}</source>
        <translation>按住 {keys} 在 {place} 单击</translation>
    </message>
    <message>
        <source>move to {place}</source>
        <translation>移动到 {place}</translation>
    </message>
    <message>
        <source>drag from {start} to {end}</source>
        <translation>从 {start} 拖到 {end}</translation>
    </message>
    <message>
        <source>scroll down {notches} at {place}</source>
        <translation>在 {place} 向下滚动 {notches} 格</translation>
    </message>
    <message>
        <source>scroll up {notches} at {place}</source>
        <translation>在 {place} 向上滚动 {notches} 格</translation>
    </message>
    <message>
        <source>scroll right {notches} at {place}</source>
        <translation>在 {place} 向右滚动 {notches} 格</translation>
    </message>
    <message>
        <source>scroll left {notches} at {place}</source>
        <translation>在 {place} 向左滚动 {notches} 格</translation>
    </message>
    <message>
        <source>type {text}</source>
        <translation>输入 {text}</translation>
    </message>
    <message>
        <source>press {keys}</source>
        <translation>按 {keys}</translation>
    </message>
    <message>
        <source>hold {key}</source>
        <translation>按住 {key}</translation>
    </message>
    <message>
        <source>release {key}</source>
        <translation>松开 {key}</translation>
    </message>
</context>
<context>
    <name>activations</name>
    <message>
        <source>step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Building blocks</source>
        <translation>基本部件</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>From the perceptron&apos;s step by way of ReLU to GELU, SiLU and SwiGLU</source>
        <translation>从感知机的阶跃，经 ReLU，到 GELU、SiLU 与 SwiGLU</translation>
    </message>
    <message>
        <source>Between two matrices stands a function that bends, or both would be one. The step of the perceptron has no slope to learn by; the sigmoid&apos;s vanishes on both sides; ReLU&apos;s is one on the right and dead on the left; GELU and SiLU round its corner; gated units let a second matrix decide what passes. The large models that act here use SiLU with a gate; what goes into the layers of Pocket is shown at each step in which it looks or reads. The study trains the same small network with each, with the same number of parameters, and tests it on points not seen.</source>
        <translation>两个矩阵之间必须有一个弯曲的函数，否则两者等于一个矩阵。感知机的阶跃没有可供学习的斜率；sigmoid 的斜率在两端消失；ReLU 右侧斜率为 1，左侧为死区；GELU 与 SiLU 磨圆了它的拐角；门控单元让第二个矩阵决定什么可以通过。这里执行动作的大模型使用带门的 SiLU；Pocket 在观察或阅读的每一步，进入其各层的值都显示在这里。研究用相同的参数量、以每种函数训练同一个小网络，并在未见过的点上测试。</translation>
    </message>
    <message>
        <source>Rosenblatt 1958; Nair and Hinton 2010; Hendrycks and Gimpel 2016; Ramachandran et al. 2017; Shazeer 2020. Here: policies/components/activations.py</source>
        <translation>Rosenblatt 1958；Nair 与 Hinton 2010；Hendrycks 与 Gimpel 2016；Ramachandran 等 2017；Shazeer 2020。代码：policies/components/activations.py</translation>
    </message>
    <message>
        <source>What goes into them in the model that acts, by layer</source>
        <translation>执行动作的模型中进入它们的值，按层</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Units that let nothing pass on this screen</source>
        <translation>在此屏幕上什么都不放行的单元</translation>
    </message>
    <message>
        <source>The functions</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Their slopes</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>Loss of each trained network</source>
        <translation>每个训练后网络的损失</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>loss (nats)</source>
        <translation>损失（奈特）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>死单元</translation>
    </message>
    <message>
        <source>Over all seeds, on points not seen in training</source>
        <translation>所有种子，在训练中未见过的点上</translation>
    </message>
    <message>
        <source>Networks of each kind</source>
        <translation>每种的网络数</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <source>Width of a hidden layer</source>
        <translation>隐藏层宽度</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>第一个种子</translation>
    </message>
</context>
<context>
    <name>adapter</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>every weight</source>
        <translation>全部权重</translation>
    </message>
    <message>
        <source>at birth</source>
        <translation>未训练时</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>LoRA, merged</source>
        <translation>LoRA（已合并）</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Adapting</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Adapter tuning</source>
        <translation>适配器微调</translation>
    </message>
    <message>
        <source>A narrow layer within each layer, and all ways of adapting side by side</source>
        <translation>每层中的一个窄层，以及各种适配方法的对照</translation>
    </message>
    <message>
        <source>Within each layer stands a bottleneck that begins as the identity: down to a few dimensions, a bend, up again, and added to what came in. Only it is trained. Unlike LoRA it cannot be merged, so each pass takes a little longer. While a model with adapters acts, how much they change is shown. The study adapts the same model in every way to the same data: what is trained, how long it takes, what is learned, and what is forgotten.</source>
        <translation>每层中有一个从恒等开始的瓶颈：降到少数几维，弯一下，再升回来，加到输入上。只训练它。与 LoRA 不同，它不能合并，所以每次计算都稍慢一些。带适配器的模型工作时，会显示它们改变了多少。研究用各种方法把同一个模型适配到同样的数据：训练了多少、花了多久、学到什么、忘了什么。</translation>
    </message>
    <message>
        <source>Houlsby et al. 2019, Parameter-Efficient Transfer Learning. Here: policies/components/adapter.py</source>
        <translation>Houlsby 等 2019，Parameter-Efficient Transfer Learning。代码：policies/components/adapter.py</translation>
    </message>
    <message>
        <source>How much the adapters change what passes, by layer</source>
        <translation>适配器对流经内容的改变，按层</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>It needs adapters that are on: teach some with deixis tune --method adapter, and switch them on under Models.</source>
        <translation>需要有已启用的适配器：用 deixis tune --method adapter 教一个，然后在“模型”中启用。</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>训练的参数</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>a pass</source>
        <translation>一次计算</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>遗忘</translation>
    </message>
    <message>
        <source>Every way of adapting</source>
        <translation>各种适配方法</translation>
    </message>
    <message>
        <source>Loss on what it was adapted to</source>
        <translation>在适配目标上的损失</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>How far from the identity it begins, by the size of its weights</source>
        <translation>按权重大小，它开始时离恒等有多远</translation>
    </message>
    <message>
        <source>change of the output</source>
        <translation>输出的变化</translation>
    </message>
    <message>
        <source>Width of the adapters</source>
        <translation>适配器宽度</translation>
    </message>
    <message>
        <source>Rank of LoRA</source>
        <translation>LoRA 的秩</translation>
    </message>
    <message>
        <source>Positions of the prefix</source>
        <translation>前缀的位置数</translation>
    </message>
    <message>
        <source>Share of acts that are new</source>
        <translation>新动作的比例</translation>
    </message>
    <message>
        <source>Steps of training what is adapted</source>
        <translation>被适配模型的训练步数</translation>
    </message>
    <message>
        <source>Steps of adapting it</source>
        <translation>适配的步数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>blocks</name>
    <message>
        <source>what comes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>between marks</source>
        <translation>标记之间</translation>
    </message>
    <message>
        <source>to the sentence</source>
        <translation>对句子</translation>
    </message>
    <message>
        <source>each mark alone</source>
        <translation>单个标记</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Ask before every action</source>
        <translation>每个动作前都询问</translation>
    </message>
    <message>
        <source>Ask before risky actions</source>
        <translation>有风险的动作前询问</translation>
    </message>
    <message>
        <source>Never ask</source>
        <translation>从不询问</translation>
    </message>
    <message>
        <source>On this screen</source>
        <translation>在这个屏幕上</translation>
    </message>
    <message>
        <source>On a virtual screen</source>
        <translation>在虚拟屏幕上</translation>
    </message>
    <message>
        <source>On a virtual screen of {width} × {height}</source>
        <translation>在 {width} × {height} 的虚拟屏幕上</translation>
    </message>
    <message>
        <source>On display {name}</source>
        <translation>在显示 {name} 上</translation>
    </message>
</context>
<context>
    <name>demonstration</name>
    <message>
        <source>drag {start} to {end}</source>
        <translation>把 {start} 拖到 {end}</translation>
    </message>
    <message>
        <source>point at {target}</source>
        <translation>指向 {target}</translation>
    </message>
    <message>
        <source>scroll at {target}</source>
        <translation>在 {target} 处滚动</translation>
    </message>
    <message>
        <source>type “{text}”</source>
        <translation>输入“{text}”</translation>
    </message>
    <message>
        <source>press {keys}</source>
        <translation>按 {keys}</translation>
    </message>
    <message>
        <source>hold {what}</source>
        <translation>按住 {what}</translation>
    </message>
    <message>
        <source>release {what}</source>
        <translation>松开 {what}</translation>
    </message>
    <message>
        <source>wait {seconds} s</source>
        <translation>等待 {seconds} 秒</translation>
    </message>
    <message>
        <source>wait until {it}</source>
        <translation>等到 {it}</translation>
    </message>
    <message>
        <source>check that {it}</source>
        <translation>检查 {it}</translation>
    </message>
    <message>
        <source>agent: {task}</source>
        <translation>智能体：{task}</translation>
    </message>
    <message>
        <source>if {it}</source>
        <translation>如果 {it}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已纠正</translation>
    </message>
    <message>
        <source>To be verified</source>
        <translation>有核对</translation>
    </message>
    <message>
        <source>something looks different there</source>
        <translation>那里看起来有变化</translation>
    </message>
    <message>
        <source>“{text}” is to be read there</source>
        <translation>那里应能读到“{text}”</translation>
    </message>
    <message>
        <source>click {target}</source>
        <translation>单击 {target}</translation>
    </message>
    <message>
        <source>double-click {target}</source>
        <translation>双击 {target}</translation>
    </message>
    <message>
        <source>triple-click {target}</source>
        <translation>三击 {target}</translation>
    </message>
    <message>
        <source>right-click {target}</source>
        <translation>右键单击 {target}</translation>
    </message>
    <message>
        <source>middle-click {target}</source>
        <translation>中键单击 {target}</translation>
    </message>
    <message>
        <source>{count} clicks with the {button} button on {target}</source>
        <translation>用 {button} 键点击 {target} {count} 次</translation>
    </message>
</context>
<context>
    <name>detr</name>
    <message>
        <source>step of training</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>without self-attention</source>
        <translation>无自注意力</translation>
    </message>
    <message>
        <source>with self-attention</source>
        <translation>有自注意力</translation>
    </message>
    <message>
        <source>Seeing</source>
        <translation>看</translation>
    </message>
    <message>
        <source>DETR</source>
        <translation>DETR</translation>
    </message>
    <message>
        <source>Finds all things at once, as a set, with nothing to weed out</source>
        <translation>把所有东西作为一个集合一次找出，无需再剔除</translation>
    </message>
    <message>
        <source>A fixed number of learned queries look at the picture and at each other, and each names one box or none. In training every true box is given to just one query, by the assignment that costs least in sum, so that two queries are not paid for the same thing. Without the queries&apos; view of each other they cannot agree, and things are found twice. Small things are hard for it, and it learns slowly. Its place in this agent is to find widgets, and it is shown here on the screen of each step: a small RT-DETR, a quicker relative whose queries start where the picture looks most like a thing. Choose a query by its number to see where it looked. The study learns on drawn widgets.</source>
        <translation>固定数量的、学习得到的查询观察图片，也互相观察，每个查询说出一个框或不说。训练时，每个真实的框按总代价最小的分配只交给一个查询，因此不会有两个查询为同一个东西得分。如果查询看不到彼此，它们就无法协调，东西会被找到两次。小东西对它很难，而且它学得慢。它在本智能体中的位置是寻找控件，这里显示它在每一步的屏幕上找到什么：一个小的 RT-DETR，它是学得更快的近亲，其查询从图片中最像东西的地方开始。用编号选择一个查询，看它看了哪里。研究在画出的控件上学习。</translation>
    </message>
    <message>
        <source>Carion et al. 2020, DETR. Here: policies/components/detr.py, matching.py</source>
        <translation>Carion 等 2020，DETR。代码：policies/components/detr.py、matching.py</translation>
    </message>
    <message>
        <source>What it finds on the screen</source>
        <translation>它在屏幕上找到什么</translation>
    </message>
    <message>
        <source>Where the chosen query looks on the screen</source>
        <translation>所选查询在屏幕上看哪里</translation>
    </message>
    <message>
        <source>What it finds on a picture that it has not seen</source>
        <translation>它在未见过的图片上找到的东西</translation>
    </message>
    <message>
        <source>Where each query looks</source>
        <translation>每个查询看哪里</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Widgets that are found</source>
        <translation>找到的控件</translation>
    </message>
    <message>
        <source>Found once more than needed, by widget</source>
        <translation>每个控件多找到的次数</translation>
    </message>
    <message>
        <source>Queries that keep the box they had</source>
        <translation>保持原来那个框的查询</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>button</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>field</source>
        <translation>输入框</translation>
    </message>
    <message>
        <source>check box</source>
        <translation>复选框</translation>
    </message>
    <message>
        <source>check box, ticked</source>
        <translation>复选框（已勾选）</translation>
    </message>
    <message>
        <source>radio button</source>
        <translation>单选按钮</translation>
    </message>
    <message>
        <source>radio button, chosen</source>
        <translation>单选按钮（已选中）</translation>
    </message>
    <message>
        <source>drop-down list</source>
        <translation>下拉列表</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>slider</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>scroll bar</source>
        <translation>滚动条</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>dialog</source>
        <translation>对话框</translation>
    </message>
</context>
<context>
    <name>diffusion</name>
    <message>
        <source>steps of sampling</source>
        <translation>采样步数</translation>
    </message>
    <message>
        <source>guidance w</source>
        <translation>引导强度 w</translation>
    </message>
    <message>
        <source>Expecting</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Diffusion</source>
        <translation>扩散</translation>
    </message>
    <message>
        <source>From noise to a picture in small steps, steered by what it shall show</source>
        <translation>从噪声一小步一小步到图片，由要显示的内容引导</translation>
    </message>
    <message>
        <source>Noise is added to the data step by step until nothing else is left; a network that can tell the noise takes the steps back. Latent diffusion does so on the small code of an autoencoder. Here the perfect network is known, so every error that you see is the sampler&apos;s: how many steps are needed, what fresh noise on the way does, and how guidance trades variety for likeness. Its place in this agent is to imagine the next screen: see the panel Latent diffusion.</source>
        <translation>噪声一步步加到数据上，直到只剩噪声；能认出噪声的网络把这些步子走回来。潜在扩散在自编码器的小编码上做这件事。这里完美的网络是已知的，所以你看到的误差全部来自采样器：需要多少步，途中新加的噪声有什么作用，引导如何用多样性换取相似。它在本智能体中的位置是想象下一个屏幕：见面板“潜在扩散”。</translation>
    </message>
    <message>
        <source>Ho et al. 2020, DDPM; Song et al. 2020, DDIM; Ho and Salimans 2022; Rombach et al. 2021, Latent Diffusion. Here: policies/components/diffusion.py</source>
        <translation>Ho 等 2020，DDPM；Song 等 2020，DDIM；Ho 与 Salimans 2022；Rombach 等 2021，Latent Diffusion。代码：policies/components/diffusion.py</translation>
    </message>
    <message>
        <source>The way from noise to points</source>
        <translation>从噪声到点的路</translation>
    </message>
    <message>
        <source>The schedule</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>time t</source>
        <translation>时间 t</translation>
    </message>
    <message>
        <source>Distance from the true points, by steps</source>
        <translation>按步数，与真实点的距离</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Nothing can be nearer than this</source>
        <translation>没有什么能比这更近</translation>
    </message>
    <message>
        <source>two sets of true points</source>
        <translation>两组真实的点</translation>
    </message>
    <message>
        <source>Points of the class that was asked for</source>
        <translation>属于所要类别的点</translation>
    </message>
    <message>
        <source>How far they are from the nearest spot</source>
        <translation>它们离最近的点团有多远</translation>
    </message>
    <message>
        <source>How much they differ</source>
        <translation>它们之间相差多少</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Points that are drawn</source>
        <translation>抽取的点数</translation>
    </message>
    <message>
        <source>Steps, for the way and for guidance</source>
        <translation>步数，用于路径与引导</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>expects</name>
    <message>
        <source>mean square error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>imagined</source>
        <translation>想象的</translation>
    </message>
    <message>
        <source>if nothing is taken to change</source>
        <translation>假定什么也不变</translation>
    </message>
    <message>
        <source>Expecting</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Latent diffusion</source>
        <translation>潜在扩散</translation>
    </message>
    <message>
        <source>Imagines what an act will bring, and says how much the real screen surprises</source>
        <translation>想象一个动作会带来什么，并说出真实屏幕有多意外</translation>
    </message>
    <message>
        <source>An autoencoder makes a few numbers of each view: the whole screen, small, and under it what is near the act. A U-Net takes the noise out of the change that the act brings, and of where any pixel differs; the words of the act reach it by cross-attention, the place of the act by a channel of its own. The surprise is how unlikely it was that just these places differ, or that none does. In the running agent this is the critic expects: without --critic expects it says nothing, and works only while this panel is open. The study imagines acts on drawn windows that were not learned from; name a folder with Stable Diffusion of your own, and that one imagines your words.</source>
        <translation>自编码器把每个视图变成少量数字：整个屏幕（缩小的），下面是动作附近。U-Net 从动作带来的变化、以及哪些地方有像素不同之中去掉噪声；动作的词语经交叉注意力进入，动作的位置由一个单独的通道给出。意外程度是：恰好这些地方不同、或者没有一处不同，有多么不可能。在运行的智能体中，这是评判者 expects：没有 --critic expects 时它不说话，只在此面板打开时工作。研究在没有学过的绘制窗口上想象动作；给出你自己的 Stable Diffusion 文件夹，就由它想象你的词语。</translation>
    </message>
    <message>
        <source>Rombach et al. 2021, Latent Diffusion; Song et al. 2020, DDIM; Ho and Salimans 2022. Here: policies/expectation/model.py, on diffusers</source>
        <translation>Rombach 等 2021，Latent Diffusion；Song 等 2020，DDIM；Ho 与 Salimans 2022。代码：policies/expectation/model.py，基于 diffusers</translation>
    </message>
    <message>
        <source>Surprise over the run</source>
        <translation>运行中的意外程度</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>意外程度</translation>
    </message>
    <message>
        <source>by what changed</source>
        <translation>对所变化的</translation>
    </message>
    <message>
        <source>if nothing had changed</source>
        <translation>假如什么也没变</translation>
    </message>
    <message>
        <source>limit of what changed</source>
        <translation>变化的界限</translation>
    </message>
    <message>
        <source>limit of nothing</source>
        <translation>无变化的界限</translation>
    </message>
    <message>
        <source>Where on the screen the surprise is</source>
        <translation>意外在屏幕的哪里</translation>
    </message>
    <message>
        <source>Surprise of this act</source>
        <translation>这个动作的意外程度</translation>
    </message>
    <message>
        <source>How far the imagined change is from the real one, by steps</source>
        <translation>想象的变化与真实变化相差多少，按步数</translation>
    </message>
    <message>
        <source>steps of DDIM</source>
        <translation>DDIM 步数</translation>
    </message>
    <message>
        <source>The same, by guidance</source>
        <translation>同上，按引导强度</translation>
    </message>
    <message>
        <source>guidance w</source>
        <translation>引导强度 w</translation>
    </message>
    <message>
        <source>difference, likewise</source>
        <translation>差别，同样地</translation>
    </message>
    <message>
        <source>How well faults are told from ordinary acts (50 % is chance)</source>
        <translation>把故障与平常动作区分得多好（50 % 为碰运气）</translation>
    </message>
    <message>
        <source>Which act is imagined</source>
        <translation>想象哪个动作</translation>
    </message>
    <message>
        <source>Steps of DDIM</source>
        <translation>DDIM 步数</translation>
    </message>
    <message>
        <source>Guidance w</source>
        <translation>引导强度 w</translation>
    </message>
    <message>
        <source>Acts on which steps and guidance are tried</source>
        <translation>用来试步数和引导的动作数</translation>
    </message>
    <message>
        <source>Windows in which acts went wrong</source>
        <translation>动作出错的窗口数</translation>
    </message>
    <message>
        <source>Folder with Stable Diffusion of your own</source>
        <translation>你自己的 Stable Diffusion 文件夹</translation>
    </message>
    <message>
        <source>What that shall imagine</source>
        <translation>让它想象什么</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>before the act</source>
        <translation>动作之前</translation>
    </message>
    <message>
        <source>imagined, step by step</source>
        <translation>想象的，一步一步</translation>
    </message>
    <message>
        <source>what really came</source>
        <translation>真正出现的</translation>
    </message>
    <message>
        <source>The whole screen, and under it what is near the act</source>
        <translation>整个屏幕，下面是动作附近</translation>
    </message>
    <message>
        <source>The change in latents, as the noise goes</source>
        <translation>潜在空间中的变化，随噪声消去</translation>
    </message>
    <message>
        <source>nothing happened</source>
        <translation>什么也没发生</translation>
    </message>
    <message>
        <source>a dialog came up</source>
        <translation>弹出对话框</translation>
    </message>
    <message>
        <source>another window in front</source>
        <translation>另一个窗口挡在前面</translation>
    </message>
    <message>
        <source>another place changed</source>
        <translation>变化的是别处</translation>
    </message>
    <message>
        <source>any of these</source>
        <translation>以上任何一种</translation>
    </message>
    <message>
        <source>much differs</source>
        <translation>变化大</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>linear attention</source>
        <translation>线性注意力</translation>
    </message>
    <message>
        <source>How surely the run is stuck, by each encoder of its history</source>
        <translation>各个历史编码器认为运行卡住的把握</translation>
    </message>
    <message>
        <source>How surely it is done, and goes on</source>
        <translation>认为任务已完成却仍在继续的把握</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Which steps the transformer&apos;s answer looks at, by head</source>
        <translation>Transformer 的判断看的是哪些步骤（按注意力头）</translation>
    </message>
    <message>
        <source>first layer</source>
        <translation>第一层</translation>
    </message>
    <message>
        <source>second layer</source>
        <translation>第二层</translation>
    </message>
</context>
<context>
    <name>linear_attention</name>
    <message>
        <source>softmax, as written</source>
        <translation>softmax（按公式）</translation>
    </message>
    <message>
        <source>softmax, fused kernel</source>
        <translation>softmax（融合内核）</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>linear, causal</source>
        <translation>线性，因果</translation>
    </message>
    <message>
        <source>to softmax</source>
        <translation>与 softmax</translation>
    </message>
    <message>
        <source>largest difference</source>
        <translation>最大差值</translation>
    </message>
    <message>
        <source>positions N</source>
        <translation>位置数 N</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Linear attention</source>
        <translation>线性注意力</translation>
    </message>
    <message>
        <source>Without the softmax, attention over N positions costs N, not N²</source>
        <translation>去掉 softmax，对 N 个位置的注意力只花费 N，而不是 N²</translation>
    </message>
    <message>
        <source>Softmax attention compares every position with every other. Where the exponential is replaced by a product of features, the sums over keys can be made once, before any query is asked: time and memory grow with N. The same sums, taken one after the other, are a recurrent network. So the critic history:linear reads a run of any length: it carries the sums on, and each step costs the same. What it costs is that it cannot be as sharp: the distance below is that from softmax on what the transformer of the critic asks for now. Both are asked while you look.</source>
        <translation>softmax 注意力把每个位置与所有其他位置相比。若用特征的乘积代替指数，对键的求和就可以在提出任何查询之前一次做完：时间和内存随 N 增长。同样的和逐个累加，就是一个循环网络。因此评论者 history:linear 能读任意长的运行：它把这些和传递下去，每一步代价相同。代价是它不能同样尖锐：下面的距离，是在评论者的 Transformer 此刻的查询、键和值上与 softmax 的距离。只有你在看时，两者才会被询问。</translation>
    </message>
    <message>
        <source>Katharopoulos et al. 2020, Transformers are RNNs. Here: policies/components/linear_attention.py</source>
        <translation>Katharopoulos 等 2020，Transformers are RNNs。代码：policies/components/linear_attention.py</translation>
    </message>
    <message>
        <source>How far from softmax on this run, by layer and head</source>
        <translation>在这次运行上与 softmax 的距离，按层和头</translation>
    </message>
    <message>
        <source>What reading one more step cost</source>
        <translation>多读一步的代价</translation>
    </message>
    <message>
        <source>Carried on step by step, against all at once</source>
        <translation>逐步传递的结果与一次算完的结果之差</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Memory that training keeps</source>
        <translation>训练时保留的内存</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Slopes on these axes: 2 is N², 1 is N</source>
        <translation>在此坐标下的斜率：2 即 N²，1 即 N</translation>
    </message>
    <message>
        <source>softmax, fused</source>
        <translation>softmax（融合）</translation>
    </message>
    <message>
        <source>From which length on linear attention is faster than</source>
        <translation>线性注意力从多长开始快于</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>个位置</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Parallel against recurrent form</source>
        <translation>并行形式与循环形式</translation>
    </message>
    <message>
        <source>How far it is from softmax, the sharper that is</source>
        <translation>softmax 越尖锐，它离得越远</translation>
    </message>
    <message>
        <source>sharpness of the queries</source>
        <translation>查询的尖锐程度</translation>
    </message>
    <message>
        <source>relative distance</source>
        <translation>相对距离</translation>
    </message>
    <message>
        <source>Positions of the longest sequence</source>
        <translation>最长序列的位置数</translation>
    </message>
    <message>
        <source>Width of a head</source>
        <translation>每个头的宽度</translation>
    </message>
    <message>
        <source>Positions of a chunk, where causal</source>
        <translation>因果形式中每块的位置数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>lora</name>
    <message>
        <source>rank r</source>
        <translation>秩 r</translation>
    </message>
    <message>
        <source>loss (nats)</source>
        <translation>损失（奈特）</translation>
    </message>
    <message>
        <source>every weight trained</source>
        <translation>训练全部权重</translation>
    </message>
    <message>
        <source>largest difference</source>
        <translation>最大差值</translation>
    </message>
    <message>
        <source>Adapting</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>A large model is adapted by the product of two narrow matrices</source>
        <translation>用两个窄矩阵的乘积来适配大模型</translation>
    </message>
    <message>
        <source>The weights stay as they are; beside some of the matrices W a product BA of low rank is learned. B begins at zero, so the model begins as it was. Afterwards BA can be added to W: no step becomes slower. While a model with adapters acts, the share of each layer&apos;s output that comes from them is shown. The study adapts a small model to the habits of a new application.</source>
        <translation>权重保持不变；在一些矩阵 W 旁学习一个低秩乘积 BA。B 从零开始，所以模型一开始和原来一样。之后可以把 BA 加到 W 上：没有一步变慢。带适配器的模型工作时，会显示每层输出中来自它们的份额。研究把一个小模型适配到新应用的习惯。</translation>
    </message>
    <message>
        <source>Hu et al. 2021, LoRA. Here: policies/components/lora.py</source>
        <translation>Hu 等 2021，LoRA。代码：policies/components/lora.py</translation>
    </message>
    <message>
        <source>How large the update is beside what it is added to</source>
        <translation>更新与它所加之物相比有多大</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Loss by rank</source>
        <translation>按秩的损失</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>merged or apart</source>
        <translation>合并与分开之差</translation>
    </message>
    <message>
        <source>To compare with</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Trained parameters, of all</source>
        <translation>训练的参数占全部的比例</translation>
    </message>
    <message>
        <source>Spectrum of the update BA, by layer</source>
        <translation>各层更新 BA 的谱</translation>
    </message>
    <message>
        <source>singular value</source>
        <translation>奇异值</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Share of the update in each matrix</source>
        <translation>每个矩阵中更新的份额</translation>
    </message>
    <message>
        <source>Loss by strength: 0 is without, 1 as trained</source>
        <translation>按强度的损失：0 为不用，1 为训练时</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>It needs a LoRA that is on: teach one with deixis tune, and switch it on under Models.</source>
        <translation>需要有已启用的 LoRA：用 deixis tune 教一个，然后在“模型”中启用。</translation>
    </message>
    <message>
        <source>The highest rank</source>
        <translation>最高的秩</translation>
    </message>
    <message>
        <source>α, in the scale α / r</source>
        <translation>比例 α / r 中的 α</translation>
    </message>
    <message>
        <source>Scale by α / √r instead</source>
        <translation>改用 α / √r</translation>
    </message>
    <message>
        <source>Sequences to learn from</source>
        <translation>学习用的序列数</translation>
    </message>
    <message>
        <source>Share of acts that are new</source>
        <translation>新动作的比例</translation>
    </message>
    <message>
        <source>Steps of training what is adapted</source>
        <translation>被适配模型的训练步数</translation>
    </message>
    <message>
        <source>Steps of adapting it</source>
        <translation>适配的步数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>oadtr</name>
    <message>
        <source>Seeing</source>
        <translation>看</translation>
    </message>
    <message>
        <source>OadTR</source>
        <translation>OadTR</translation>
    </message>
    <message>
        <source>Names what is being done while it is done, and what comes next</source>
        <translation>在动作进行时说出它是什么，以及接下来是什么</translation>
    </message>
    <message>
        <source>Wang et al. 2021, OadTR: Online Action Detection with Transformers. Here: policies/components/oadtr.py</source>
        <translation>Wang 等 2021，OadTR: Online Action Detection with Transformers。代码：policies/components/oadtr.py</translation>
    </message>
    <message>
        <source>What you are doing, as the frames arrive</source>
        <translation>随着画面到来，你在做什么</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>How much the token of the task is like each frame</source>
        <translation>任务标记与每一帧的相似程度</translation>
    </message>
    <message>
        <source>frame of the window</source>
        <translation>窗口中的帧</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Mean average precision, frame by frame</source>
        <translation>逐帧的平均精度均值</translation>
    </message>
    <message>
        <source>start noticed after</source>
        <translation>多久后发现开始</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How late, and how long</source>
        <translation>晚多少，花多久</translation>
    </message>
    <message>
        <source>Average precision of each act</source>
        <translation>每种动作的平均精度</translation>
    </message>
    <message>
        <source>act</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Foretold rightly, by how far ahead</source>
        <translation>按提前多远，预言正确的比例</translation>
    </message>
    <message>
        <source>frames ahead</source>
        <translation>提前的帧数</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>和现在一样</translation>
    </message>
    <message>
        <source>Probability of each act over time</source>
        <translation>每种动作的概率随时间的变化</translation>
    </message>
    <message>
        <source>What was really done</source>
        <translation>实际做的</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>单帧</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>encoder, task token</source>
        <translation>编码器，任务标记</translation>
    </message>
    <message>
        <source>Frames arrive one by one; each has to be named before the next is known. An encoder looks at the last frames at once, with a token of its own that gathers what the task needs; a decoder foretells the next frames, and what it foretells helps to name the present one. No state is carried on, so a frame always costs the same. Its place in this agent is to watch a recording (the setting Watcher), which it cuts into acts, and films; the study learns on made-up streams.</source>
        <translation>画面一帧一帧到来，每一帧都要在下一帧之前说出是什么。编码器同时看最近的若干帧，并有一个自己的标记来汇集任务所需；解码器预言接下来的帧，预言的内容又帮助说出当前这一帧。不传递任何状态，所以每一帧的代价始终相同。它在本智能体中的位置是观察录制（设置“观察者”），并把它切分成一个个动作，也观察录像；研究在编造的画面流上学习。</translation>
    </message>
    <message>
        <source>What comes next, frame by frame</source>
        <translation>接下来是什么，逐帧</translation>
    </message>
    <message>
        <source>It watches recordings, not runs: choose &apos;oadtr&apos; as the watcher in the settings, and record.</source>
        <translation>它观察的是录制而不是运行：在设置中选择“oadtr”作为观察者，然后录制。</translation>
    </message>
    <message>
        <source>Frames seen at once</source>
        <translation>同时看到的帧数</translation>
    </message>
    <message>
        <source>Frames foretold</source>
        <translation>预言的帧数</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>policies</name>
    <message>
        <source>Does what you say in plain words, and reads the screen. It needs no weights.</source>
        <translation>按你用平常话说的去做，并读取屏幕。不需要权重。</translation>
    </message>
    <message>
        <source>A small model that ships with Deixis and runs on this machine.</source>
        <translation>随 Deixis 附带、在本机运行的小模型。</translation>
    </message>
    <message>
        <source>A large model whose weights are in a folder on this machine.</source>
        <translation>大模型，其权重在本机的文件夹里。</translation>
    </message>
    <message>
        <source>A large model on a server, here or elsewhere.</source>
        <translation>服务器上的大模型，在本机或别处。</translation>
    </message>
</context>
<context>
    <name>prefix</name>
    <message>
        <source>loss (nats)</source>
        <translation>损失（奈特）</translation>
    </message>
    <message>
        <source>no prefix</source>
        <translation>无前缀</translation>
    </message>
    <message>
        <source>with MLP</source>
        <translation>有 MLP</translation>
    </message>
    <message>
        <source>without MLP</source>
        <translation>无 MLP</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>every weight trained</source>
        <translation>训练全部权重</translation>
    </message>
    <message>
        <source>Adapting</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Prefix-tuning</source>
        <translation>前缀微调</translation>
    </message>
    <message>
        <source>Learned positions before the text steer a model that stays as it is</source>
        <translation>文本之前学习得到的位置引导一个保持不变的模型</translation>
    </message>
    <message>
        <source>Before the first token stand keys and values that no text has made: they are learned, and every position can attend to them. It is what CTRL&apos;s control codes became when they were made continuous. An MLP that makes them while they are trained, and is thrown away after, helps them learn. Their place in this agent is one prefix for each application, tuned by deixis tune --method prefix and switched by the active window: deixis adapters --on mail --for thunderbird.</source>
        <translation>在第一个词元之前，有一些并非由文字产生的键和值：它们是学来的，每个位置都可以关注它们。CTRL 的控制码变成连续的之后就是这样。训练时由一个 MLP 产生它们，之后丢弃，它有助于学习。它们在本智能体中的位置是每个应用一个前缀：用 deixis tune --method prefix 训练，由当前窗口切换：deixis adapters --on mail --for thunderbird。</translation>
    </message>
    <message>
        <source>Li and Liang 2021, Prefix-Tuning; Keskar et al. 2019, CTRL. Here: policies/components/prefix.py</source>
        <translation>Li 与 Liang 2021，Prefix-Tuning；Keskar 等 2019，CTRL。代码：policies/components/prefix.py</translation>
    </message>
    <message>
        <source>Share of its attention that each head pays to the prefix</source>
        <translation>每个注意力头分给前缀的注意力份额</translation>
    </message>
    <message>
        <source>Loss by length</source>
        <translation>按长度的损失</translation>
    </message>
    <message>
        <source>positions of the prefix</source>
        <translation>前缀的位置数</translation>
    </message>
    <message>
        <source>What is kept of it</source>
        <translation>保留下来的部分</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>How much attention each head pays to the prefix</source>
        <translation>每个头对前缀的注意力</translation>
    </message>
    <message>
        <source>Loss by how many examples there are</source>
        <translation>按示例数量的损失</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>示例数</translation>
    </message>
    <message>
        <source>It needs a prefix that is on: teach one with deixis tune --method prefix, and switch it on under Models.</source>
        <translation>需要有已启用的前缀：用 deixis tune --method prefix 教一个，然后在“模型”中启用。</translation>
    </message>
    <message>
        <source>Positions of the longest prefix</source>
        <translation>最长前缀的位置数</translation>
    </message>
    <message>
        <source>Share of acts that are new</source>
        <translation>新动作的比例</translation>
    </message>
    <message>
        <source>Steps of training what is adapted</source>
        <translation>被适配模型的训练步数</translation>
    </message>
    <message>
        <source>Steps of adapting it</source>
        <translation>适配的步数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>{title}: {why}</source>
        <translation>{title}：{why}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>step &apos;{step}&apos; ({title}): {whys}; not attempted: {rest}</source>
        <translation>步骤“{step}”（{title}）：{whys}；未尝试：{rest}</translation>
    </message>
    <message>
        <source>step &apos;{step}&apos; ({title}): {whys}</source>
        <translation>步骤“{step}”（{title}）：{whys}</translation>
    </message>
    <message>
        <source>it broke off: {why}</source>
        <translation>中途中断：{why}</translation>
    </message>
    <message>
        <source>it was done, but {whys}</source>
        <translation>已执行，但{whys}</translation>
    </message>
    <message>
        <source>the policy was not done after {count} steps</source>
        <translation>策略用了 {count} 步仍未完成</translation>
    </message>
    <message>
        <source>the policy was asked, but {why}</source>
        <translation>已询问策略，但{why}</translation>
    </message>
    <message>
        <source>the policy gave up: {why}</source>
        <translation>策略放弃了：{why}</translation>
    </message>
    <message>
        <source>the policy says that it is done, but {whys}</source>
        <translation>策略说已完成，但{whys}</translation>
    </message>
    <message>
        <source>no window &apos;{window}&apos; is open (open it first)</source>
        <translation>没有打开窗口“{window}”（请先打开它）</translation>
    </message>
    <message>
        <source>keys would go to &apos;{active}&apos;, not to &apos;{window}&apos; (bring it up)</source>
        <translation>按键会发往“{active}”，而不是“{window}”（请把它切到前面）</translation>
    </message>
    <message>
        <source>every step was done</source>
        <translation>所有步骤都已完成</translation>
    </message>
    <message>
        <source>every step was done, the last one by hand</source>
        <translation>所有步骤都已完成，最后一步由人手完成</translation>
    </message>
    <message>
        <source>&apos;{target}&apos; was never shown (show it once)</source>
        <translation>“{target}”从未演示过（请演示一次）</translation>
    </message>
    <message>
        <source>&apos;{target}&apos;: no window &apos;{window}&apos; is open (open it first)</source>
        <translation>“{target}”：没有打开窗口“{window}”（请先打开它）</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not shown (show what &apos;{target}&apos; looks like now)</source>
        <translation>屏幕上没有“{text}”（请演示“{target}”现在的样子）</translation>
    </message>
    <message>
        <source>&apos;{target}&apos; is nowhere to be seen (show where it is)</source>
        <translation>到处都找不到“{target}”（请指出它在哪里）</translation>
    </message>
    <message>
        <source>the policy points to ({x}, {y}), where &apos;{text}&apos; is not written (show where it is)</source>
        <translation>策略指向 ({x}, {y})，但那里没有“{text}”（请指出它在哪里）</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is shown, but nowhere with the texts that were on its line (show where it is)</source>
        <translation>屏幕上有“{text}”，但没有一处与原来同一行的文字在一起（请指出它在哪里）</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is shown several times (show which one is meant)</source>
        <translation>“{text}”出现了多次（请指出是哪一个）</translation>
    </message>
    <message>
        <source>&apos;{target}&apos; is shown {count} times alike: {places} (show which one is meant)</source>
        <translation>“{target}”有 {count} 处一样：{places}（请指出是哪一个）</translation>
    </message>
    <message>
        <source>&apos;{target}&apos; is not where the texts around it lead (show what it looks like now)</source>
        <translation>“{target}”不在周围文字所指的位置（请演示它现在的样子）</translation>
    </message>
    <message>
        <source>&apos;{target}&apos; is not shown, as far as its shape tells (show what it looks like now)</source>
        <translation>从形状看，屏幕上没有“{target}”（请演示它现在的样子）</translation>
    </message>
    <message>
        <source>&apos;{target}&apos;: the {one} leads to ({x}, {y}), the {other} to ({u}, {v}) (show which one is meant)</source>
        <translation>“{target}”：按{one}在 ({x}, {y})，按{other}在 ({u}, {v})（请指出是哪一个）</translation>
    </message>
    <message>
        <source>what was typed is a secret</source>
        <translation>输入的内容是机密</translation>
    </message>
    <message>
        <source>{text} is not to be read</source>
        <translation>读不到 {text}</translation>
    </message>
    <message>
        <source>there is no earlier picture to compare with</source>
        <translation>没有可供比较的先前画面</translation>
    </message>
    <message>
        <source>the part that should change is not on the screen</source>
        <translation>应当变化的部分不在屏幕上</translation>
    </message>
    <message>
        <source>the screen did not change where it should</source>
        <translation>屏幕上应当变化的地方没有变化</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is shown</source>
        <translation>屏幕上有“{text}”</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is still shown</source>
        <translation>屏幕上仍有“{text}”</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is shown in window &apos;{window}&apos;</source>
        <translation>窗口“{window}”中有“{text}”</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not shown in window &apos;{window}&apos;</source>
        <translation>窗口“{window}”中没有“{text}”</translation>
    </message>
    <message>
        <source>there is a window &apos;{window}&apos;</source>
        <translation>有窗口“{window}”</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; is there</source>
        <translation>“{file}”存在</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; is not there</source>
        <translation>“{file}”不存在</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; cannot be read: {error}</source>
        <translation>无法读取“{file}”：{error}</translation>
    </message>
    <message>
        <source>&apos;{program}&apos; cannot be run: {error}</source>
        <translation>无法运行“{program}”：{error}</translation>
    </message>
    <message>
        <source>&apos;{program}&apos; did not end within {seconds} s</source>
        <translation>“{program}”未在 {seconds} 秒内结束</translation>
    </message>
    <message>
        <source>&apos;{program}&apos; ended with {code}, not {wanted}</source>
        <translation>“{program}”以 {code} 结束，而不是 {wanted}</translation>
    </message>
    <message>
        <source>{address} cannot be asked</source>
        <translation>无法访问 {address}</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is no web address</source>
        <translation>“{address}”不是网址</translation>
    </message>
    <message>
        <source>{address} does not answer: {error}</source>
        <translation>{address} 没有应答：{error}</translation>
    </message>
    <message>
        <source>{address} answered {status}, not {wanted}</source>
        <translation>{address} 应答 {status}，而不是 {wanted}</translation>
    </message>
    <message>
        <source>looking at what was shown …</source>
        <translation>正在查看所演示的内容…</translation>
    </message>
    <message>
        <source>✎ {whys}</source>
        <translation>✎ {whys}</translation>
    </message>
    <message>
        <source>trying it on what was shown and on faults of that, which takes a moment …</source>
        <translation>正在所演示的画面及由其制成的各种变化上试验，需要一点时间…</translation>
    </message>
    <message>
        <source>✗ not learned: {why}</source>
        <translation>✗ 未学会：{why}</translation>
    </message>
    <message>
        <source>✗ not learned: {why}; the demonstration is as it was</source>
        <translation>✗ 未学会：{why}；示范保持原样</translation>
    </message>
    <message>
        <source>it was not accepted</source>
        <translation>没有被接受</translation>
    </message>
    <message>
        <source>✗ not learned: &apos;{trial}&apos; was {came} and is to be {wanted}: {why} (show it once more, or change the step on the page of demonstrations)</source>
        <translation>✗ 未学会：“{trial}”的结果是{came}，应为{wanted}：{why}（请再演示一次，或在示范页面上修改这一步）</translation>
    </message>
    <message>
        <source>✗ not learned: &apos;{trial}&apos; was {came} and is to be {wanted} (show it once more, or change the step on the page of demonstrations)</source>
        <translation>✗ 未学会：“{trial}”的结果是{came}，应为{wanted}（请再演示一次，或在示范页面上修改这一步）</translation>
    </message>
    <message>
        <source>nothing was shown for step &apos;{step}&apos; (do it with your own hands, then Esc Esc)</source>
        <translation>没有为步骤“{step}”演示任何内容（请亲手做一遍，然后按 Esc Esc）</translation>
    </message>
    <message>
        <source>nothing can be learned for step &apos;{step}&apos; ({title}): it is done so already (show what must come before it, or change it on the page of demonstrations)</source>
        <translation>步骤“{step}”（{title}）没有可学的：它已经是这样做的（请演示它之前必须做的事，或在示范页面上修改它）</translation>
    </message>
    <message>
        <source>nothing was seen before the first gesture (wait a moment before you show it)</source>
        <translation>第一个手势之前什么也没看到（请稍等片刻再演示）</translation>
    </message>
    <message>
        <source>nothing on the screen tells when this must be done before step &apos;{step}&apos;: all that can be read was there before (put the steps in on the page of demonstrations)</source>
        <translation>屏幕上没有什么能说明何时要在步骤“{step}”之前做这件事：能读到的文字以前都在（请在示范页面上插入这些步骤）</translation>
    </message>
    <message>
        <source>step &apos;{step}&apos; ({title}) is also &apos;{text}&apos; at ({x}, {y})</source>
        <translation>步骤“{step}”（{title}）也可以是 ({x}, {y}) 处的“{text}”</translation>
    </message>
    <message>
        <source>step &apos;{step}&apos; ({title}) is also what is at ({x}, {y})</source>
        <translation>步骤“{step}”（{title}）也可以是 ({x}, {y}) 处的东西</translation>
    </message>
    <message>
        <source>before step &apos;{step}&apos;: {why}</source>
        <translation>在步骤“{step}”之前：{why}</translation>
    </message>
    <message>
        <source>behind step &apos;{step}&apos;: {why}</source>
        <translation>在步骤“{step}”之后：{why}</translation>
    </message>
    <message>
        <source>where a window &apos;{window}&apos; is open: {titles}</source>
        <translation>如果打开了窗口“{window}”：{titles}</translation>
    </message>
    <message>
        <source>where &apos;{text}&apos; is shown: {titles}</source>
        <translation>如果屏幕上有“{text}”：{titles}</translation>
    </message>
    <message>
        <source>what comes of step &apos;{step}&apos; is looked for where it came now</source>
        <translation>步骤“{step}”的结果改在这次出现的地方查找</translation>
    </message>
    <message>
        <source>there is nothing to learn: {why}</source>
        <translation>没有可学的内容：{why}</translation>
    </message>
    <message>
        <source>no click was shown (give a demonstration with a click)</source>
        <translation>没有示范任何单击（请提供含有单击的示范）</translation>
    </message>
    <message>
        <source>&apos;{task}&apos; does not say what is clicked: {error} (name it by one clause for each click, joined by &apos;and&apos; or commas)</source>
        <translation>“{task}”没有说明单击什么：{error}（请为它重命名：每次单击一个分句，用逗号或“然后”连接）</translation>
    </message>
    <message>
        <source>&apos;{task}&apos; says {said} acts, and {done} were shown (name it by one clause for each click, joined by &apos;and&apos; or commas)</source>
        <translation>“{task}”说了 {said} 个动作，而示范了 {done} 个（请为它重命名：每次单击一个分句，用逗号或“然后”连接）</translation>
    </message>
    <message>
        <source>{whys}. Do it?</source>
        <translation>{whys}。要执行吗？</translation>
    </message>
    <message>
        <source>{why} Please help, then let it go on.</source>
        <translation>{why}请帮一下忙，然后让它继续。</translation>
    </message>
    <message>
        <source>The run seems to be stuck ({sure} sure).</source>
        <translation>运行似乎卡住了（把握 {sure}）。</translation>
    </message>
    <message>
        <source>three steps in a row failed: {why}</source>
        <translation>连续三步失败：{why}</translation>
    </message>
    <message>
        <source>the person said no</source>
        <translation>人拒绝了</translation>
    </message>
    <message>
        <source>the person said that it is not this</source>
        <translation>人说不是这个</translation>
    </message>
    <message>
        <source>the question was not answered</source>
        <translation>问题没有得到回答</translation>
    </message>
    <message>
        <source>the target&apos;s surroundings changed before the click</source>
        <translation>点击之前目标周围发生了变化</translation>
    </message>
    <message>
        <source>the stop button was pressed</source>
        <translation>按下了停止按钮</translation>
    </message>
    <message>
        <source>double Esc</source>
        <translation>连按两次 Esc</translation>
    </message>
    <message>
        <source>pointer in the corner</source>
        <translation>指针移到了屏幕角落</translation>
    </message>
    <message>
        <source>a stop file appeared</source>
        <translation>出现了停止文件</translation>
    </message>
    <message>
        <source>the limit of {count} steps is reached (raise it with {option})</source>
        <translation>已达到 {count} 步的上限（可用 {option} 提高）</translation>
    </message>
    <message>
        <source>the limit of {seconds} seconds is reached (raise it with --max-seconds)</source>
        <translation>已达到 {seconds} 秒的上限（可用 --max-seconds 提高）</translation>
    </message>
    <message>
        <source>every action is asked for</source>
        <translation>每个动作都要询问</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is written at the target</source>
        <translation>目标上写着“{word}”</translation>
    </message>
    <message>
        <source>{keys} can close a window, log out or delete for good</source>
        <translation>{keys} 可能会关闭窗口、注销或永久删除</translation>
    </message>
    <message>
        <source>the text holds the command &apos;{command}&apos;</source>
        <translation>文字中含有命令“{command}”</translation>
    </message>
    <message>
        <source>Enter goes to the dialog &apos;{window}&apos;, where &apos;{word}&apos; is written</source>
        <translation>回车会发往写有“{word}”的对话框“{window}”</translation>
    </message>
    <message>
        <source>The same action was tried three times and the screen did not change.</source>
        <translation>同一动作试了三次，屏幕没有变化。</translation>
    </message>
    <message>
        <source>The target keeps changing before it can be clicked.</source>
        <translation>目标在能被点击之前一直在变化。</translation>
    </message>
    <message>
        <source>&apos;{why}&apos; was not answered (run it in the window to answer)</source>
        <translation>“{why}”没有得到回答（在窗口中运行即可回答）</translation>
    </message>
    <message>
        <source>not done, this is a dry run: {action}</source>
        <translation>未执行，这是演练：{action}</translation>
    </message>
    <message>
        <source>{action} is outside the screen, which is {size} at {place}</source>
        <translation>{action}超出了屏幕，屏幕为 {size}，位于 {place}</translation>
    </message>
    <message>
        <source>{action} is outside the allowed region (change it with --only-region)</source>
        <translation>{action}在允许的区域之外（可用 --only-region 更改）</translation>
    </message>
    <message>
        <source>{action} is outside the windows called &apos;{window}&apos; (--only-window)</source>
        <translation>{action}在名为“{window}”的窗口之外（--only-window）</translation>
    </message>
    <message>
        <source>{action}: the active window is not called &apos;{window}&apos; (--only-window)</source>
        <translation>{action}：当前窗口不叫“{window}”（--only-window）</translation>
    </message>
    <message>
        <source>{action}: nothing was clicked yet inside the allowed region (--only-region)</source>
        <translation>{action}：在允许的区域内还没有点击过（--only-region）</translation>
    </message>
    <message>
        <source>the window changed to &apos;{window}&apos; after {done} of {total} characters were typed (look again, and type the rest where it belongs)</source>
        <translation>共 {total} 个字符，输入 {done} 个后窗口变成了“{window}”（请再看一次，把其余的输入到该去的地方）</translation>
    </message>
    <message>
        <source>cannot take a picture of the screen: {error} (run `deixis doctor`)</source>
        <translation>无法截取屏幕：{error}（请运行 `deixis doctor`）</translation>
    </message>
    <message>
        <source>this keyboard has no key &apos;{key}&apos; (use another key or its button on the screen)</source>
        <translation>这个键盘没有“{key}”键（请用别的键，或屏幕上的按钮）</translation>
    </message>
    <message>
        <source>the application did not take the pasted text (click into a text field first)</source>
        <translation>应用程序没有接收粘贴的文字（请先点击输入框）</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is not held (hold it first)</source>
        <translation>“{key}”没有按住（请先按住）</translation>
    </message>
    <message>
        <source>the display &apos;{name}&apos; has gone away (start it, and then the run, again)</source>
        <translation>显示“{name}”已经消失（请重新启动它，再运行）</translation>
    </message>
    <message>
        <source>cannot open the display &apos;{name}&apos;: {error} (check DISPLAY, start from a desktop session, or use --display virtual)</source>
        <translation>无法打开显示“{name}”：{error}（请检查 DISPLAY，从桌面会话启动，或使用 --display virtual）</translation>
    </message>
    <message>
        <source>there is no program &apos;{program}&apos; (install it, or give its full path)</source>
        <translation>没有程序“{program}”（请安装，或给出完整路径）</translation>
    </message>
    <message>
        <source>the server {address} did not answer within {seconds} s (wait until its model is loaded)</source>
        <translation>服务器 {address} 在 {seconds} 秒内没有应答（请等它载入模型）</translation>
    </message>
    <message>
        <source>the server {address} cannot be reached or broke off: {error} (start it, or check its address)</source>
        <translation>服务器 {address} 无法连接或中断：{error}（请启动它，或检查地址）</translation>
    </message>
    <message>
        <source>the server {address} refuses the key (set {variable}, or put it into the keyring)</source>
        <translation>服务器 {address} 拒绝了密钥（请设置 {variable}，或存入密钥环）</translation>
    </message>
    <message>
        <source>the server {address} has no model &apos;{model}&apos;: {error} (deixis connect {again})</source>
        <translation>服务器 {address} 没有模型“{model}”：{error}（deixis connect {again}）</translation>
    </message>
    <message>
        <source>the model&apos;s reply cannot be understood ({place}): {error}</source>
        <translation>无法理解模型的回复（{place}）：{error}</translation>
    </message>
    <message>
        <source>the model&apos;s action cannot be done here: {error}</source>
        <translation>模型的动作在这里无法执行：{error}</translation>
    </message>
    <message>
        <source>no model is named for the policy &apos;ui-tars&apos; (give --model FOLDER, or set &apos;model&apos; in the settings)</source>
        <translation>没有为策略“ui-tars”指定模型（请给出 --model FOLDER，或在设置中填写“model”）</translation>
    </message>
    <message>
        <source>no server or model is named for the policy &apos;server&apos; (give --url ADDRESS and --model NAME; deixis connect ADDRESS tells the names)</source>
        <translation>没有为策略“server”指定服务器或模型（请给出 --url ADDRESS 和 --model NAME；deixis connect ADDRESS 可列出名称）</translation>
    </message>
</context>
<context>
    <name>recurrent</name>
    <message>
        <source>LSTM, bias 2</source>
        <translation>LSTM，偏置 2</translation>
    </message>
    <message>
        <source>transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>RNN, LSTM and GRU</source>
        <translation>RNN、LSTM 与 GRU</translation>
    </message>
    <message>
        <source>What reaches the first step from the last, and what is recalled of it</source>
        <translation>从最后一步传到第一步的是什么，又记住了什么</translation>
    </message>
    <message>
        <source>Elman 1990; Hochreiter and Schmidhuber 1997; Cho et al. 2014. Here: policies/components/recurrent.py</source>
        <translation>Elman 1990；Hochreiter 与 Schmidhuber 1997；Cho 等 2014。代码：policies/components/recurrent.py</translation>
    </message>
    <message>
        <source>How much of the gradient reaches step 1, by length</source>
        <translation>按长度，有多少梯度到达第 1 步</translation>
    </message>
    <message>
        <source>steps T</source>
        <translation>步数 T</translation>
    </message>
    <message>
        <source>of that at step T − 1</source>
        <translation>相对第 T − 1 步</translation>
    </message>
    <message>
        <source>The gradient at every step of the longest sequence</source>
        <translation>最长序列中每一步的梯度</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>How often the first sign was recalled (guessing: 0.25)</source>
        <translation>第一个符号被回忆起来的比例（猜测为 0.25）</translation>
    </message>
    <message>
        <source>The same, for each seed</source>
        <translation>同上，每个种子</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>share recalled</source>
        <translation>回忆比例</translation>
    </message>
    <message>
        <source>Steps of the longest sequence</source>
        <translation>最长序列的步数</translation>
    </message>
    <message>
        <source>Width of every model</source>
        <translation>每个模型的宽度</translation>
    </message>
    <message>
        <source>Models of each kind</source>
        <translation>每种的模型数</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>第一个种子</translation>
    </message>
    <message>
        <source>What a network learns about step 1 from an error at step T has to pass every step between. In a plain RNN it is multiplied by one matrix each time, and vanishes; LSTM and GRU add instead of multiply, through gates; a transformer has a direct way. The study measures the gradient on a network at birth, then trains each to recall a sign that it saw at the first step. Each of them can be the memory of the critic that notices stuck runs (--critic history:gru): see them judge.</source>
        <translation>网络从第 T 步的误差中学到的关于第 1 步的东西，必须经过中间每一步。在普通 RNN 中，每次都乘以同一个矩阵，于是消失；LSTM 与 GRU 通过门用加法代替乘法；Transformer 有一条直接的路。研究先在未训练的网络上测量梯度，再训练每个网络回忆它在第一步看到的符号。其中每一种都可以充当评判者的记忆，用来发现卡住的运行（--critic history:gru）：可以看它们如何判断。</translation>
    </message>
</context>
<context>
    <name>replay</name>
    <message>
        <source>Looking for its target…</source>
        <translation>正在寻找目标…</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>进行中…</translation>
    </message>
    <message>
        <source>The policy is at work…</source>
        <translation>策略正在执行…</translation>
    </message>
    <message>
        <source>Done and verified</source>
        <translation>完成并已核实</translation>
    </message>
    <message>
        <source>Done, not verified</source>
        <translation>完成，未核实</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>已等待</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已进入分支</translation>
    </message>
    <message>
        <source>Done, but not as it was shown</source>
        <translation>已完成，但与示范不同</translation>
    </message>
    <message>
        <source>Shown by you</source>
        <translation>由你演示</translation>
    </message>
    <message>
        <source>The replay ended here</source>
        <translation>重放在此结束</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>已中断</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>What decides</source>
        <translation>由谁决定</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Where it works</source>
        <translation>工作范围</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>显示器</translation>
    </message>
    <message>
        <source>Only in windows named</source>
        <translation>只在这些窗口中</translation>
    </message>
    <message>
        <source>Only in the region</source>
        <translation>只在此区域内</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Actions a minute</source>
        <translation>每分钟动作数</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>等待目标</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>等待静止</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Secret programs</source>
        <translation>保密程序</translation>
    </message>
    <message>
        <source>Pause key</source>
        <translation>暂停键</translation>
    </message>
    <message>
        <source>Programs in which all that is typed is a secret, besides those known as such.</source>
        <translation>在这些程序中输入的一切都视为机密；已知的密码程序无需列出。</translation>
    </message>
    <message>
        <source>Pressed before something secret is recorded, and again afterwards.</source>
        <translation>录制机密内容之前按一次，之后再按一次。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Folder of the runs</source>
        <translation>运行记录文件夹</translation>
    </message>
    <message>
        <source>What decides: the name of a policy.</source>
        <translation>由谁决定：策略的名称。</translation>
    </message>
    <message>
        <source>Ask before every action, before risky ones, or never.</source>
        <translation>每个动作前询问、有风险时询问，或从不询问。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <source>Detector&apos;s weights</source>
        <translation>检测器的权重</translation>
    </message>
    <message>
        <source>Snapping</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Wrong unasked</source>
        <translation>不问而错</translation>
    </message>
    <message>
        <source>Adapters in applications</source>
        <translation>各应用中的适配器</translation>
    </message>
    <message>
        <source>Watcher</source>
        <translation>观察者</translation>
    </message>
    <message>
        <source>What finds widgets: the name of a detector.</source>
        <translation>由什么寻找控件：检测器的名称。</translation>
    </message>
    <message>
        <source>The folder of a detector&apos;s weights; those that ship where it is empty.</source>
        <translation>检测器权重所在的文件夹；留空则用随附的权重。</translation>
    </message>
    <message>
        <source>Move a click that a model gave as a bare point to the middle of its widget.</source>
        <translation>把模型只以一个点给出的点击移到其控件的中央。</translation>
    </message>
    <message>
        <source>The folder of a model&apos;s weights, or its name on the server.</source>
        <translation>模型权重所在的文件夹，或它在服务器上的名称。</translation>
    </message>
    <message>
        <source>The address of a server, for the policy server.</source>
        <translation>服务器的地址，供 server 策略使用。</translation>
    </message>
    <message>
        <source>How the model is talked to; told by its name where that is empty.</source>
        <translation>与模型对话的方式；留空时由模型名称判断。</translation>
    </message>
    <message>
        <source>Most patches of a picture that a model gets.</source>
        <translation>发给模型的一幅图最多的图块数。</translation>
    </message>
    <message>
        <source>Most screenshots that a model is shown.</source>
        <translation>最多给模型看的截图数。</translation>
    </message>
    <message>
        <source>Adapters that are on in one application only, as NAME=WORDS of its name or window&apos;s title.</source>
        <translation>只在某个应用中启用的适配器，写作“名称=应用名或窗口标题中的文字”。</translation>
    </message>
    <message>
        <source>Share of wrong places in what is clicked unasked: how sure to be for that is learned from your yes and no; 0 learns nothing.</source>
        <translation>不询问就点击时允许点错的比例：需要多大把握，由你回答的“是”与“否”学得；0 表示不学习。</translation>
    </message>
    <message>
        <source>The screen to work on: real, virtual, virtual:1920x1080, or an X display as :3.</source>
        <translation>要操作的屏幕：real、virtual、virtual:1920x1080，或 X 显示如 :3。</translation>
    </message>
    <message>
        <source>A monitor&apos;s number, or all.</source>
        <translation>显示器的编号，或 all（全部）。</translation>
    </message>
    <message>
        <source>Most steps of a run; waiting does not count.</source>
        <translation>一次运行最多的步数；等待不计入。</translation>
    </message>
    <message>
        <source>Most seconds of a run.</source>
        <translation>一次运行最多的秒数。</translation>
    </message>
    <message>
        <source>Most actions a minute.</source>
        <translation>每分钟最多的动作数。</translation>
    </message>
    <message>
        <source>Click and type only in windows whose title holds these words.</source>
        <translation>只在标题包含这些词的窗口中点击和输入。</translation>
    </message>
    <message>
        <source>Click only inside left, top, width, height, in screen points.</source>
        <translation>只在 左, 上, 宽, 高（屏幕点）范围内点击。</translation>
    </message>
    <message>
        <source>How long a target may take to appear.</source>
        <translation>目标出现前最多等待多少秒。</translation>
    </message>
    <message>
        <source>Longest wait for the screen to be still.</source>
        <translation>等待屏幕静止的最长秒数。</translation>
    </message>
    <message>
        <source>Where episodes are kept.</source>
        <translation>运行记录保存的位置。</translation>
    </message>
    <message>
        <source>Who names what you do while you record: the name of a watcher; empty for nobody.</source>
        <translation>录制时由谁说出你在做什么：观察者的名称；留空则没有。</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>窗口的语言。</translation>
    </message>
    <message>
        <source>The colours of the window.</source>
        <translation>窗口的颜色。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>What the model in a folder was taught: adapters that are on, as NAME or NAME:STRENGTH.</source>
        <translation>教会文件夹中模型的内容：开启的适配器，写作 NAME 或 NAME:STRENGTH。</translation>
    </message>
    <message>
        <source>Four bits</source>
        <translation>四位权重</translation>
    </message>
    <message>
        <source>Keep a model&apos;s weights in four bits: less memory, on a CUDA device.</source>
        <translation>以四位保存模型权重：更省内存，需要 CUDA 设备。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Critics</source>
        <translation>评判者</translation>
    </message>
    <message>
        <source>When stuck</source>
        <translation>卡住时</translation>
    </message>
    <message>
        <source>Who judges each step: names of critics; auto: history, where torch is loaded anyway.</source>
        <translation>由谁评判每一步：评判者的名称；auto 表示在已加载 torch 时使用 history。</translation>
    </message>
    <message>
        <source>Where a critic finds a run stuck: tell it, ask the person, or end the run.</source>
        <translation>评判者认为运行卡住时：只是说明、询问用户，或结束运行。</translation>
    </message>
    <message>
        <source>Only tell it</source>
        <translation>只是说明</translation>
    </message>
    <message>
        <source>Ask the person</source>
        <translation>询问用户</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>结束运行</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>frames ahead</source>
        <translation>提前的帧数</translation>
    </message>
    <message>
        <source>act</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>个位置</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>次运算</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>a widget</source>
        <translation>每个控件</translation>
    </message>
    <message>
        <source>ms a frame</source>
        <translation>毫秒/帧</translation>
    </message>
</context>
<context>
    <name>stochastic</name>
    <message>
        <source>estimate θ</source>
        <translation>估计值 θ</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>gain a</source>
        <translation>增益 a</translation>
    </message>
    <message>
        <source>of the whole batch</source>
        <translation>整批样本的分位数</translation>
    </message>
    <message>
        <source>asked below</source>
        <translation>低于此值就询问</translation>
    </message>
    <message>
        <source>you said yes</source>
        <translation>你说是</translation>
    </message>
    <message>
        <source>you said no</source>
        <translation>你说不是</translation>
    </message>
    <message>
        <source>incremental mean</source>
        <translation>增量均值</translation>
    </message>
    <message>
        <source>Polyak averaging</source>
        <translation>Polyak 平均</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Stochastic approximation</source>
        <translation>随机逼近</translation>
    </message>
    <message>
        <source>A number learned from noisy samples, one at a time</source>
        <translation>从带噪声的样本中逐个学习一个数</translation>
    </message>
    <message>
        <source>After each action the agent waits until the screen is still. How long it watches a screen that does not move yet is the 0.9 quantile of the times that earlier actions took, learned as the run goes: each sample above the estimate pushes it up, each one below pulls it down, in ever smaller steps. How sure it has to be to click unasked is learned the same way: where you say no to what it was sure enough of, that rises; where you say yes, it falls a little, until the share of wrong ones among those done unasked is the one that you set. The study compares methods and gains on noisy problems whose answer is known: an error that falls with slope −½ is the best there is.</source>
        <translation>每次动作之后，智能体都会等待屏幕静止。对一个尚未变化的屏幕要观察多久，取此前各次动作所需时间的 0.9 分位数，并在运行中不断学习：高于估计值的样本把它推高，低于估计值的样本把它拉低，步子越来越小。需要多大把握才能不询问就点击，也是这样学得的：对它已有足够把握的事你说“不是”，该值就上升；你说“是”，该值就略降，直到不询问而做错的比例等于你设定的值。研究在答案已知的含噪问题上比较各种方法和增益：误差以斜率 −½ 下降是可能的最好结果。</translation>
    </message>
    <message>
        <source>Robbins and Monro 1951; Kiefer and Wolfowitz 1952; Polyak and Juditsky 1992. Here: agent/stochastic.py, agent/settle.py, agent/confidence.py</source>
        <translation>Robbins 与 Monro 1951；Kiefer 与 Wolfowitz 1952；Polyak 与 Juditsky 1992。代码：agent/stochastic.py、agent/settle.py、agent/confidence.py</translation>
    </message>
    <message>
        <source>How long the screen took to come to rest</source>
        <translation>屏幕静止所需的时间</translation>
    </message>
    <message>
        <source>action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>How sure it has to be to click unasked</source>
        <translation>需要多大把握才能不询问就点击</translation>
    </message>
    <message>
        <source>your answer</source>
        <translation>你的回答</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>A quantile followed with several gains</source>
        <translation>用几种增益跟踪一个分位数</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Error of each method</source>
        <translation>各方法的误差</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Slope of the error&apos;s later half, on these axes</source>
        <translation>误差后半段在此坐标下的斜率</translation>
    </message>
    <message>
        <source>Samples of each run</source>
        <translation>每次运行的样本数</translation>
    </message>
    <message>
        <source>Standard deviation of the noise</source>
        <translation>噪声的标准差</translation>
    </message>
    <message>
        <source>a, in the gains a/n^power</source>
        <translation>增益 a/n^power 中的 a</translation>
    </message>
    <message>
        <source>Which quantile</source>
        <translation>哪个分位数</translation>
    </message>
    <message>
        <source>Runs to average over</source>
        <translation>取平均的运行次数</translation>
    </message>
    <message>
        <source>Seed of the waiting times</source>
        <translation>等待时间的随机种子</translation>
    </message>
</context>
<context>
    <name>term</name>
    <message>
        <source>landmarks</source>
        <translation>周围的文字</translation>
    </message>
    <message>
        <source>template</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不点击</translation>
    </message>
    <message>
        <source>elsewhere at ({x}, {y})</source>
        <translation>在 ({x}, {y}) 的别处</translation>
    </message>
    <message>
        <source>{step}, now</source>
        <translation>{step}，现在</translation>
    </message>
    <message>
        <source>{step}, when it was shown</source>
        <translation>{step}，演示时</translation>
    </message>
    <message>
        <source>{step}, shown now: {fault}</source>
        <translation>{step}，刚才的演示：{fault}</translation>
    </message>
    <message>
        <source>{step}, shown {look}.: {fault}</source>
        <translation>{step}，第 {look} 次演示：{fault}</translation>
    </message>
</context>
<context>
    <name>title</name>
    <message>
        <source>agent: {what}</source>
        <translation>智能体：{what}</translation>
    </message>
    <message>
        <source>click {thing}</source>
        <translation>单击 {thing}</translation>
    </message>
    <message>
        <source>drag {thing} to {end}</source>
        <translation>把 {thing} 拖到 {end}</translation>
    </message>
    <message>
        <source>move {thing}</source>
        <translation>指向 {thing}</translation>
    </message>
    <message>
        <source>scroll {thing}</source>
        <translation>在 {thing} 上滚动</translation>
    </message>
    <message>
        <source>type {what}</source>
        <translation>输入 {what}</translation>
    </message>
    <message>
        <source>press {what}</source>
        <translation>按 {what}</translation>
    </message>
    <message>
        <source>hold {what}</source>
        <translation>按住 {what}</translation>
    </message>
    <message>
        <source>release {what}</source>
        <translation>松开 {what}</translation>
    </message>
</context>
<context>
    <name>told</name>
    <message>
        <source>Paused before step {0}: what you do now is kept</source>
        <translation>已在第 {0} 步之前暂停：你现在所做的操作会保存下来</translation>
    </message>
    <message>
        <source>What you did before step {0} is kept, {1} steps, in {2}</source>
        <translation>你在第 {0} 步之前所做的操作已保存，共 {1} 步，位于 {2}</translation>
    </message>
    <message>
        <source>What you do before step {0} is not kept: {1}</source>
        <translation>你在第 {0} 步之前所做的操作没有保存：{1}</translation>
    </message>
</context>
<context>
    <name>transformer</name>
    <message>
        <source>transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>scaled by 1/√d</source>
        <translation>按 1/√d 缩放</translation>
    </message>
    <message>
        <source>unscaled</source>
        <translation>不缩放</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Every step looks at every other at once, instead of one after the other</source>
        <translation>每一步同时看到其他各步，而不是一步接一步</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, Attention Is All You Need. Here: policies/components/transformer.py</source>
        <translation>Vaswani 等 2017，Attention Is All You Need。代码：policies/components/transformer.py</translation>
    </message>
    <message>
        <source>Time of a pass forward and back</source>
        <translation>一次前向加反向的时间</translation>
    </message>
    <message>
        <source>steps T</source>
        <translation>步数 T</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Slopes on these axes</source>
        <translation>在此坐标下的斜率</translation>
    </message>
    <message>
        <source>Operations that must wait for each other</source>
        <translation>必须互相等待的运算</translation>
    </message>
    <message>
        <source>longest chain</source>
        <translation>最长的链</translation>
    </message>
    <message>
        <source>The largest weight of attention: at 1 nothing can be learned</source>
        <translation>最大的注意力权重：到 1 时什么也学不到</translation>
    </message>
    <message>
        <source>width d</source>
        <translation>宽度 d</translation>
    </message>
    <message>
        <source>mean of the largest weight</source>
        <translation>最大权重的平均</translation>
    </message>
    <message>
        <source>Steps of the longest sequence</source>
        <translation>最长序列的步数</translation>
    </message>
    <message>
        <source>Width of every model</source>
        <translation>每个模型的宽度</translation>
    </message>
    <message>
        <source>Heads of the transformer</source>
        <translation>Transformer 的头数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>A recurrent network passes one state from step to step, so its steps wait for each other. A transformer compares all steps at once: more work, T², but none that waits. That is why short sequences are cheap for it, and where its curve bends up the comparisons have taken over. The scores are divided by √d, or for wide models one of them takes all and nothing can be learned. The models that act here are transformers, and so is one encoder of the critic that notices a stuck run (--critic history:transformer): below, what it makes of this one.</source>
        <translation>循环网络把一个状态一步步传下去，所以各步要互相等待。Transformer 同时比较所有步：工作量是 T²，但没有等待。因此短序列对它很便宜；曲线向上弯的地方，比较已占主导。分数要除以 √d，否则宽模型中会有一个分数独占全部，什么也学不到。这里执行动作的模型就是 Transformer。用来发现运行卡住的评判者也有一个编码器是 Transformer（--critic history:transformer）：下面是它对这次运行的判断。</translation>
    </message>
</context>
<context>
    <name>trial</name>
    <message>
        <source>Branch {step}: on the screen just shown</source>
        <translation>分支 {step}：在刚演示的画面上</translation>
    </message>
    <message>
        <source>Branch {step}: on the screens before it</source>
        <translation>分支 {step}：在以前的画面上</translation>
    </message>
    <message>
        <source>{step} (end of the drag)</source>
        <translation>{step}（拖动的终点）</translation>
    </message>
    <message>
        <source>Step {step}, as just shown: {fault}</source>
        <translation>步骤 {step}，刚演示的样子：{fault}</translation>
    </message>
    <message>
        <source>Step {step}, as shown before ({look}): {fault}</source>
        <translation>步骤 {step}，以前演示的样子（{look}）：{fault}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>everything moved</source>
        <translation>整体移动</translation>
    </message>
    <message>
        <source>drawn larger</source>
        <translation>画得更大</translation>
    </message>
    <message>
        <source>light and dark swapped</source>
        <translation>明暗互换</translation>
    </message>
    <message>
        <source>other words on it</source>
        <translation>换成别的文字</translation>
    </message>
    <message>
        <source>a second one like it</source>
        <translation>多一个同样的</translation>
    </message>
    <message>
        <source>a dialog over it</source>
        <translation>被对话框遮住</translation>
    </message>
    <message>
        <source>{came} at ({x}, {y})</source>
        <translation>{came}：({x}, {y})</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>不执行</translation>
    </message>
    <message>
        <source>found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>not clicked</source>
        <translation>不点击</translation>
    </message>
    <message>
        <source>found or not clicked</source>
        <translation>找到或不点击</translation>
    </message>
    <message>
        <source>found elsewhere</source>
        <translation>在别处找到</translation>
    </message>
</context>
<context>
    <name>ui_tars</name>
    <message>
        <source>the model&apos;s numbers</source>
        <translation>模型给出的数</translation>
    </message>
    <message>
        <source>picture as sent (px)</source>
        <translation>发送的图片（像素）</translation>
    </message>
    <message>
        <source>screenshot (px)</source>
        <translation>截图（像素）</translation>
    </message>
    <message>
        <source>screen (points)</source>
        <translation>屏幕（点）</translation>
    </message>
    <message>
        <source>The agent</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>UI-TARS</source>
        <translation>UI-TARS</translation>
    </message>
    <message>
        <source>From a picture of the screen to the pointer: what the model says and sees</source>
        <translation>从屏幕图片到指针：模型说了什么、看了什么</translation>
    </message>
    <message>
        <source>The policy sees nothing but pictures and answers in words, token by token; a ground that is darker, or a line below, marks what it was unsure of. The reply is parsed, never executed. The model names places in numbers of its own, which go through the size of the picture it was sent back to the screen. Of the past it is shown the newest pictures, and the rest in words.</source>
        <translation>策略只看图片，用文字逐个词元地回答；颜色较深的底色或下划线标出它没有把握的地方。回复只被解析，绝不会被执行。模型用自己的数来表示位置，这些数经过所发送图片的尺寸换算回屏幕。对于过去，它看到最近的几张图片，其余的只用文字。</translation>
    </message>
    <message>
        <source>Qin et al. 2025, UI-TARS (arXiv 2501.12326). Here: policies/ui_tars, the policies that act</source>
        <translation>Qin 等 2025，UI-TARS（arXiv 2501.12326）。代码：policies/ui_tars，即执行动作的策略</translation>
    </message>
    <message>
        <source>The reply, and how sure it was</source>
        <translation>回复以及它的把握</translation>
    </message>
    <message>
        <source>Raw reply, and the actions made of it</source>
        <translation>原始回复，以及由它得到的动作</translation>
    </message>
    <message>
        <source>width, height</source>
        <translation>宽、高</translation>
    </message>
    <message>
        <source>pointed to</source>
        <translation>指向</translation>
    </message>
    <message>
        <source>Every space of coordinates on the way to the pointer</source>
        <translation>通往指针途中的每个坐标空间</translation>
    </message>
    <message>
        <source>Where on the screen it looked</source>
        <translation>它看了屏幕的哪里</translation>
    </message>
    <message>
        <source>while writing coordinates</source>
        <translation>写坐标时</translation>
    </message>
    <message>
        <source>over the whole answer</source>
        <translation>整个回答</translation>
    </message>
    <message>
        <source>Past steps it is shown (2 with picture, 1 in words, 0 not)</source>
        <translation>它看到的过去各步（2 有图片，1 只有文字，0 没有）</translation>
    </message>
</context>
<context>
    <name>upsampling</name>
    <message>
        <source>Building blocks</source>
        <translation>基本部件</translation>
    </message>
    <message>
        <source>Upsampling</source>
        <translation>上采样</translation>
    </message>
    <message>
        <source>Shi et al. 2016, ESPCN; Odena et al. 2016, Checkerboard Artifacts. Here: policies/components/upsampling.py</source>
        <translation>Shi 等 2016，ESPCN；Odena 等 2016，Checkerboard Artifacts。代码：policies/components/upsampling.py</translation>
    </message>
    <message>
        <source>The same crop, by every method</source>
        <translation>同一块图，每种方法的结果</translation>
    </message>
    <message>
        <source>How near it comes to the original: more is better</source>
        <translation>与原图有多近：越大越好</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>unpooling</source>
        <translation>反池化</translation>
    </message>
    <message>
        <source>transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Six ways to make a picture larger, and the grid that some of them leave</source>
        <translation>放大图片的六种方法，以及其中一些留下的网格</translation>
    </message>
    <message>
        <source>Nearest and bilinear know nothing of pictures. Unpooling puts values back where pooling found them. A transposed convolution learns, but where its kernel is no multiple of its step, some pixels are painted more often than others: a checkerboard. PixelShuffle computes on the small picture and sorts channels into place; it is a transposed convolution that has no such overlap. With a run, the crop is cut from its screen at each step, where there is most contrast; the learned ways have been trained on drawn texts. The detector begins with the inverse of PixelShuffle.</source>
        <translation>最近邻与双线性对图片一无所知。反池化把值放回池化找到它们的地方。转置卷积会学习，但当卷积核不是步长的倍数时，一些像素比另一些画得更多：出现棋盘格。PixelShuffle 在小图上计算，再把通道排到位；它是没有这种重叠的转置卷积。运行时，每一步都从屏幕上对比最强的地方截取一块；会学习的方法是用画出的文字训练的。检测器以 PixelShuffle 的逆运算开始。</translation>
    </message>
    <message>
        <source>A crop of the screen, by every method</source>
        <translation>屏幕的一块，用每种方法</translation>
    </message>
    <message>
        <source>How near it comes to the screen: more is better</source>
        <translation>与屏幕有多近：越大越好</translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>What it costs on this crop, and the grid that it leaves</source>
        <translation>对这一块的代价，以及留下的网格</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>训练之前</translation>
    </message>
    <message>
        <source>What it costs, and the grid that it leaves</source>
        <translation>它的花费，以及它留下的网格</translation>
    </message>
    <message>
        <source>How many times larger</source>
        <translation>放大倍数</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>{act} at {place}</source>
        <translation>在 {place} {act}</translation>
    </message>
    <message>
        <source>move to {place}</source>
        <translation>移动到 {place}</translation>
    </message>
    <message>
        <source>scroll {turns} at {place}</source>
        <translation>在 {place} {turns}滚动</translation>
    </message>
    <message>
        <source>type {text}</source>
        <translation>输入 {text}</translation>
    </message>
    <message>
        <source>press {keys}</source>
        <translation>按下 {keys}</translation>
    </message>
    <message>
        <source>hold {what}</source>
        <translation>按住 {what}</translation>
    </message>
    <message>
        <source>release {what}</source>
        <translation>松开 {what}</translation>
    </message>
    <message>
        <source>wait for a change, at most {seconds} s</source>
        <translation>等待画面变化，最多 {seconds} 秒</translation>
    </message>
    <message>
        <source>wait {seconds} s</source>
        <translation>等待 {seconds} 秒</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>ask: {question}</source>
        <translation>询问：{question}</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无事可做</translation>
    </message>
    <message>
        <source>Done and verified</source>
        <translation>完成并已核实</translation>
    </message>
    <message>
        <source>Finished and verified</source>
        <translation>已完成并核实</translation>
    </message>
    <message>
        <source>Nothing happened, it seems</source>
        <translation>似乎什么也没发生</translation>
    </message>
    <message>
        <source>Something else changed than was expected</source>
        <translation>变化的与预期不同</translation>
    </message>
    <message>
        <source>{what}: {why}</source>
        <translation>{what}：{why}</translation>
    </message>
    <message>
        <source>down {notches}</source>
        <translation>向下 {notches} 格</translation>
    </message>
    <message>
        <source>up {notches}</source>
        <translation>向上 {notches} 格</translation>
    </message>
    <message>
        <source>right {notches}</source>
        <translation>向右 {notches} 格</translation>
    </message>
    <message>
        <source>left {notches}</source>
        <translation>向左 {notches} 格</translation>
    </message>
    <message>
        <source> and </source>
        <translation>、</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不</translation>
    </message>
    <message>
        <source>click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>double-click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>triple-click</source>
        <translation>三击</translation>
    </message>
    <message>
        <source>right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>right double-click</source>
        <translation>右键双击</translation>
    </message>
    <message>
        <source>right triple-click</source>
        <translation>右键三击</translation>
    </message>
    <message>
        <source>middle click</source>
        <translation>中键单击</translation>
    </message>
    <message>
        <source>middle double-click</source>
        <translation>中键双击</translation>
    </message>
    <message>
        <source>middle triple-click</source>
        <translation>中键三击</translation>
    </message>
    <message>
        <source>{count} clicks</source>
        <translation>连击 {count} 次</translation>
    </message>
    <message>
        <source>right {count} clicks</source>
        <translation>右键连击 {count} 次</translation>
    </message>
    <message>
        <source>middle {count} clicks</source>
        <translation>中键连击 {count} 次</translation>
    </message>
    <message>
        <source>drag from {start} to {end}</source>
        <translation>从 {start} 拖到 {end}</translation>
    </message>
    <message>
        <source>right drag from {start} to {end}</source>
        <translation>右键从 {start} 拖到 {end}</translation>
    </message>
    <message>
        <source>middle drag from {start} to {end}</source>
        <translation>中键从 {start} 拖到 {end}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Only shown</source>
        <translation>仅演示</translation>
    </message>
    <message>
        <source>Looked again</source>
        <translation>重新看了一次</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Halted before anything was done</source>
        <translation>尚未执行就已停止</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>结果不确定</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what a person does</comment>
        <translation>无动作</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Seems stuck</source>
        <translation>似乎卡住了</translation>
    </message>
    <message>
        <source>Seems done already</source>
        <translation>似乎已经完成</translation>
    </message>
    <message>
        <source>{word} ({sure}, {critic})</source>
        <translation>{word}（{sure}，{critic}）</translation>
    </message>
</context>
</TS>
