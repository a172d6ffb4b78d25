<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>Bridge</name>
    <message>
        <source>Deixis itself failed: {0} (please report this with the terminal&apos;s output)</source>
        <translation>Deixis 自身出错：{0}（请连同终端输出一起报告）</translation>
    </message>
</context>
<context>
    <name>DemonstrationBar</name>
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
        <source>The step is there no more (undo what was changed, or replay it anew)</source>
        <translation>这一步已经不在了（请撤销所做的改动，或重新重放）</translation>
    </message>
    <message>
        <source>learn what was shown</source>
        <translation>学会所演示的内容</translation>
    </message>
    <message>
        <source>No demonstration is open</source>
        <translation>没有打开的示范</translation>
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
        <translation>请亲手演示这一步；之后由您决定是否学会它。</translation>
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
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>Writing the report…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>报告已保存到 {0}</translation>
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
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
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
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Paused: this step is still brought to its end</source>
        <translation>已暂停：当前这一步会先做完</translation>
    </message>
    <message>
        <source>Taking one step</source>
        <translation>正在执行一步</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
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
    <name>ProposalDialog</name>
    <message>
        <source>Keep this correction?</source>
        <translation>保留这个改正吗？</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>It was tried on what you showed and on faults made of that:</source>
        <translation>已在您演示的画面及由其制成的各种变化上试过：</translation>
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
        <translation>会先询问您，保留之前再询问一次</translation>
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
        <source>What do you want?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <source>What do you want? For example: click &quot;Save As…&quot;</source>
        <translation>你想做什么？例如：点击“另存为…”</translation>
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
        <translation>由您演示</translation>
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
        <source>Four bits</source>
        <translation>四位权重</translation>
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
        <source>Server</source>
        <translation>服务器</translation>
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
        <source>Keep a model&apos;s weights in four bits: less memory, on a CUDA device.</source>
        <translation>以四位保存模型权重：更省内存，需要 CUDA 设备。</translation>
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
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
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
</context>
</TS>
