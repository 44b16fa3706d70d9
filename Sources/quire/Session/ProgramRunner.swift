import Catalog
import Glibc
import Interface
import Papers
import Programs
import Synchronization
import Terminal

/// Runs the programs of the user away from the keys: commands at once, each on a thread of its own; hooks one after
/// the other, as the acts were.
final class ProgramRunner: Sendable {
  private let mailbox: Mailbox
  private let hooks: Mutex<Hooks>
  let pdf: @Sendable (PaperID) -> String
  private let state = Mutex(State())

  private struct State {
    /// What is running, and for whom.
    var running: [Ticket: (name: String, run: ChildRun)] = [:]
    /// The hooks that wait for their turn.
    var queue: [(hook: HookRun, ticket: Ticket)] = []
    var isWorking = false
    /// Hooks that could not be started, which has been said.
    var broken: Set<Hook> = []
    /// Nothing more is begun.
    var isStopped = false
  }

  /// - Parameter pdf: where the PDF of a paper is; empty when it is not here.
  init(
    hooks: Hooks, mailbox: Mailbox,
    pdf: @escaping @Sendable (PaperID) -> String = { Process.pdf(of: $0) }
  ) {
    self.hooks = Mutex(hooks)
    (self.mailbox, self.pdf) = (mailbox, pdf)
  }

  /// The settings name these programs from now on. Of others it has not been said that they could not be started.
  func take(_ hooks: Hooks) {
    let areOthers = self.hooks.withLock { known in
      defer { known = hooks }
      return known != hooks
    }
    if areOthers { state.withLock { $0.broken = [] } }
  }

  // MARK: Commands

  func run(_ run: ProgramRun, _ ticket: Ticket) {
    let child = ChildRun()
    // What goes on by itself is nobody's to wait for.
    let isKept = run.output != .none
    if isKept { state.withLock { $0.running[ticket] = (run.name, child) } }
    BackgroundThread.start { [self] in
      let end = outcome(of: run, child, ticket, isKept: isKept)
      // What it said may name papers.
      if !end.isWell { Log.note(.warning, "a program of the reader ended badly") }
      state.withLock { $0.running[ticket] = nil }
      // Whoever ended it knows that.
      mailbox.post(child.isStopped && !end.isWell ? .nothing : .ran(run, end), to: ticket)
    }
  }

  private func outcome(
    of run: ProgramRun, _ child: ChildRun, _ ticket: Ticket, isKept: Bool
  ) -> ProgramEnd {
    let launches = ProgramLaunch.all(of: run, pdf: pdf)
    var printed = PrintedSoFar()
    for (index, launch) in launches.enumerated() {
      let end: ProgramEnd
      do throws(ProgramRefusal) {
        let (arguments, variables, leftOut) = try launch.words()
        let outcome = child.run(
          arguments, adding: variables, input: launch.input, isKept: isKept
        ) { [mailbox] in
          if isKept {
            let progress = Progress(running: run.name, index, of: launches.count)
            mailbox.post(.progress(progress), to: ticket, isLast: false)
          }
        }
        end = printed.end(outcome, leftOut)
      } catch {
        end = printed.end(.refused(error))
      }
      if end.isWell, index + 1 < launches.count, !child.isStopped { continue }
      var last = end
      last.notRun = launches.count - index - 1
      return last
    }
    return ProgramEnd(.refused(.empty))
  }

  /// A job is not wanted any more.
  func end(_ ticket: Ticket) {
    state.withLock { $0.running[ticket]?.run }?.stop()
  }

  // MARK: Hooks

  func tell(_ hook: HookRun, _ ticket: Ticket) {
    let begins = state.withLock { state in
      state.queue.append((hook, ticket))
      defer { state.isWorking = true }
      return !state.isWorking
    }
    if begins { BackgroundThread.start { [self] in work() } }
  }

  private func work() {
    while true {
      let next = state.withLock { state -> (hook: HookRun, ticket: Ticket, child: ChildRun)? in
        guard !state.queue.isEmpty, !state.isStopped else {
          state.isWorking = false
          return nil
        }
        let (hook, ticket) = state.queue.removeFirst()
        let child = ChildRun()
        state.running[ticket] = ("hook \(hook.hook.rawValue)", child)
        return (hook, ticket, child)
      }
      guard let (hook, ticket, child) = next else {
        // Whoever waits for all of it may look again.
        return mailbox.wake()
      }
      let message = HookProgram.tell(
        hook.hook, hook.found, hook.marks, hooks.withLock(\.self), pdf: pdf, child)
      let isNews = state.withLock { state in
        state.running[ticket] = nil
        guard let message, message.isBroken else { return true }
        return state.broken.insert(hook.hook).inserted
      }
      mailbox.post(
        isNews ? message.map { .failed($0.message) } ?? .nothing : .nothing, to: ticket)
    }
  }

  // MARK: The end

  /// What has not ended yet.
  var running: [String] { state.withLock { $0.running.values.map(\.name).sorted() } }
  /// The commands among them.
  var commands: [String] {
    state.withLock { $0.running.filter { $0.key.slot != .hooks }.values.map(\.name).sorted() }
  }
  var isBusy: Bool { state.withLock { !$0.running.isEmpty || $0.isWorking } }

  /// Ends commands; with `hooks` those too, and nothing more is begun.
  func stop(hooks: Bool) {
    let children = state.withLock { state in
      state.isStopped = state.isStopped || hooks
      return state.running.filter { hooks || $0.key.slot != .hooks }.values.map(\.run)
    }
    for child in children { child.stop() }
  }

  /// How long programs may take when Quire has been left.
  var patience: Int { hooks.withLock(\.seconds) }
}
