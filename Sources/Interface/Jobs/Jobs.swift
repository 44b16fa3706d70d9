import Papers

/// The jobs that are running: who has been begun, whose answers are wanted, how far each has come.
struct Jobs {
  private struct Running {
    let ticket: Ticket
    let canBeStopped: Bool
    var usesNetwork = false
    /// The papers that it fetches.
    var download: DownloadWish?
    var progress: Progress?
  }

  private var running = [Running(ticket: .firstLoad, canBeStopped: false)]
  private var lastNumber = Ticket.firstLoad.number
  /// The job whose answer the reader waits for; whatever the reader does next, it leads nowhere.
  private(set) var awaited: Ticket?
  /// Jobs that were given up, for the hands to know.
  private var ended: [Ticket] = []

  /// Begins a job; an earlier one of its slot is not wanted any more.
  mutating func begin(_ job: Job) -> Effect {
    lastNumber += 1
    let ticket = Ticket(slot: job.slot, number: lastNumber)
    if !job.slot.keepsAll { running.removeAll { $0.ticket.slot == job.slot } }
    var begun = Running(
      ticket: ticket, canBeStopped: job.canBeStopped, usesNetwork: job.usesNetwork)
    if case .download(let wish) = job { begun.download = wish }
    running.append(begun)
    if job.isAwaited { awaited = ticket }
    return .start(job, ticket)
  }

  /// What is being done in a slot is not wanted any more.
  mutating func end(_ slot: Slot) {
    end { $0.ticket.slot == slot }
  }

  private mutating func end(_ isMeant: (Running) -> Bool) {
    ended += running.filter(isMeant).map(\.ticket)
    running.removeAll(where: isMeant)
  }

  /// The reader has done something: what would open something opens too late.
  mutating func noteInput() {
    guard let awaited else { return }
    if awaited.slot.opens { end(awaited.slot) }
    self.awaited = nil
  }

  /// Gives up what the reader has asked for and can do without: what is waited for at the screen first, what comes
  /// from arXiv after that. The slots of what was given up.
  mutating func stop() -> Set<Slot> {
    let stopped = running.filter(\.canBeStopped)
    let isWaitedFor = stopped.contains { !$0.usesNetwork }
    let slots = Set(stopped.filter { !isWaitedFor || !$0.usesNetwork }.map(\.ticket.slot))
    end { $0.canBeStopped && slots.contains($0.ticket.slot) }
    return slots
  }

  /// Whether there is something to stop that has been going on for long enough to tell how far it is.
  var offersToStop: Bool { running.contains { $0.canBeStopped && $0.progress != nil } }

  /// Takes the tickets of the jobs that were given up since the last time.
  mutating func takeEnded() -> [Ticket] {
    defer { ended = [] }
    return ended
  }

  /// What has become of an answer.
  enum Reception {
    /// Nobody wants it any more.
    case dropped
    /// The reader has been waiting for it, or not.
    case taken(isAwaited: Bool)
  }

  /// Notes that an answer has come. The one place where answers are dropped.
  mutating func receive(_ answer: Answer) -> Reception {
    let ticket = answer.ticket
    guard let index = running.firstIndex(where: { $0.ticket == ticket }) else { return .dropped }
    switch answer.content {
    case .progress(let progress): running[index].progress = progress
    case .loaded(_, let loading): running[index].progress = loading.progress
    default: break
    }
    let isAwaited = awaited == ticket
    if answer.isLast {
      running.remove(at: index)
      if isAwaited { awaited = nil }
    }
    return .taken(isAwaited: isAwaited)
  }

  /// Whether something runs whose end is waited for where one thing is done after the other.
  var isBusy: Bool {
    running.contains { job in
      switch job.ticket.slot {
      case .hooks, .files, .completing, .counting: false
      case .load: job.ticket == .firstLoad || job.canBeStopped
      case .programs: job.canBeStopped
      default: true
      }
    }
  }

  /// Whether something runs that the reader may stop.
  var canStop: Bool { running.contains(where: \.canBeStopped) }

  func isRunning(_ slot: Slot) -> Bool { running.contains { $0.ticket.slot == slot } }

  /// Whether a paper is being fetched, or waits for its turn.
  func isComing(_ reference: ArxivReference, as form: PaperForm) -> Bool {
    running.contains { job in
      job.download.map { $0.form == form && $0.papers.contains(reference) } ?? false
    }
  }

  /// The job of a slot that was begun last, if it is not done.
  func last(_ slot: Slot) -> Ticket? { running.last { $0.ticket.slot == slot }?.ticket }

  /// How far the job has come that was begun last, of those that tell.
  var progress: Progress? { running.reversed().lazy.compactMap(\.progress).first }
}
