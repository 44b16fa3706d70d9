import Glibc
import Storage
import Synchronization
import Terminal

/// A run of a program away from the keys: in a session and a group of its own, without the terminal, with what it
/// prints read as far as it is kept, and ended with its group when it is not wanted any more.
///
/// It is over when the program itself has ended: what it has left running may hold its output for as long as it
/// likes. A second thread waits for that end, and the number of the process is given back only under the lock, so
/// that no other process is ever killed in its place.
final class ChildRun: Sendable {
  private struct State {
    /// The process, until its end has been collected.
    var process: pid_t?
    var isStopped = false
    var code: Int32?
  }

  private let state = Mutex(State())
  private let wake = Descriptor.pipe()

  /// How long a program has to end by itself when it is asked to.
  private static let grace = Duration.seconds(1)

  deinit {
    if let wake { for end in [wake.reading, wake.writing] { close(end) } }
  }

  /// Ends the program and its group, also when it has not begun yet.
  func stop() {
    state.withLock { state in
      if let process = state.process, !state.isStopped { kill(-process, SIGTERM) }
      state.isStopped = true
    }
    noteChange()
  }

  var isStopped: Bool { state.withLock { $0.isStopped } }

  private func noteChange() {
    var byte: UInt8 = 0
    if let wake { _ = write(wake.writing, &byte, 1) }
  }

  /// Runs a program, and returns when it has ended.
  ///
  /// - Parameters:
  ///   - variables: what its environment has beside ours.
  ///   - input: what it reads; nothing when nil.
  ///   - isKept: what it prints is kept; else only what it says of errors.
  ///   - limit: how long it may take.
  ///   - slow: is called once when it has not ended after a moment.
  ///   - isWanted: is asked when a signal comes.
  func run(
    _ arguments: [String], adding variables: [String: String] = [:], input: [UInt8]?,
    isKept: Bool = true,
    limit: Duration? = nil, slow: () -> Void = {}, isWanted: () -> Bool = { true }
  ) -> ChildOutcome {
    var outcome = ChildOutcome()
    // One that was given up before it began does not begin.
    if isStopped { return ChildOutcome(failure: ECANCELED) }
    guard let wake else { return ChildOutcome(failure: EMFILE) }
    let files: RunFiles
    do throws(Spawn.Failure) {
      files = try RunFiles(input: input, isKept: isKept)
    } catch {
      outcome.failure = error.code
      return outcome
    }
    defer { files.close() }
    let (process, code) = Spawn.alone(
      arguments, adding: variables, files: files.ofProgram)
    guard let process else {
      outcome.failure = code
      return outcome
    }
    files.closeProgramSide()
    state.withLock { state in
      (state.process, state.code) = (process, nil)
      if state.isStopped { kill(-process, SIGTERM) }
    }
    BackgroundThread.start { [self] in collect(process) }
    follow(files, wake.reading, limit: limit, slow: slow, isWanted: isWanted, &outcome)
    files.drain(&outcome)
    outcome.code = state.withLock { $0.code }
    return outcome
  }

  /// Waits for the end of the process. Until it is collected its number, and that of its group, are nobody else's.
  private func collect(_ process: pid_t) {
    var info = siginfo_t()
    while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    state.withLock { state in
      if state.isStopped { kill(-process, SIGKILL) }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      state.process = nil
      state.code = Spawn.code(of: status)
    }
    noteChange()
  }

  /// Reads what is printed until the process has ended.
  private func follow(
    _ files: RunFiles, _ wakeEnd: Int32, limit: Duration?, slow: () -> Void,
    isWanted: () -> Bool, _ outcome: inout ChildOutcome
  ) {
    let start = ContinuousClock.now
    var (tell, late) = (
      start + .milliseconds(150) as ContinuousClock.Instant?, limit.map { start + $0 }
    )
    var hard: ContinuousClock.Instant?
    while state.withLock({ $0.code == nil }) {
      let next = [tell, late, hard].compactMap(\.self).min()
      let timeout = next.map { Int32(max(0, min(60_000, ($0 - .now) / .milliseconds(1) + 1))) }
      var polls = files.polls + [pollfd(fd: wakeEnd, events: Int16(POLLIN), revents: 0)]
      if poll(&polls, nfds_t(polls.count), timeout ?? -1) < 0, !isWanted() { stop() }
      for entry in polls.dropLast() where entry.revents != 0 { files.read(entry.fd, &outcome) }
      if polls.last?.revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 64)
        _ = bytes.withUnsafeMutableBytes { Descriptor.read(wakeEnd, into: $0) }
      }
      let now = ContinuousClock.now
      if let due = tell, due <= now {
        slow()
        tell = nil
      }
      if let due = late, due <= now {
        (outcome.isLate, late) = (true, nil)
        stop()
      }
      if hard == nil, isStopped { hard = now + ChildRun.grace }
      if let due = hard, due <= now {
        state.withLock { state in if let process = state.process { _ = kill(-process, SIGKILL) } }
        hard = now + .seconds(60)
      }
    }
  }
}
