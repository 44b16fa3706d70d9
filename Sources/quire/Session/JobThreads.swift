import Catalog
import Interface
import Storage
import Synchronization
import Terminal

/// Does the jobs that need nothing but the processor and the digests, each on a thread of its own.
///
/// A job that is not wanted any more stops at the next place where it asks.
final class JobThreads: Sendable {
  private let mailbox: Mailbox
  private let readings: Readings
  /// The job of each slot that is wanted.
  private let wanted = Mutex<[Slot: Ticket]>([:])

  init(mailbox: Mailbox, readings: Readings) {
    (self.mailbox, self.readings) = (mailbox, readings)
  }

  /// Begins a job; one of the same slot ends.
  func start(_ job: Job, _ ticket: Ticket) {
    switch job {
    case .search(let search): self.search(search, ticket, tellsParts: true)
    case .tick(let search), .count(let search), .gather(let search):
      self.search(search, ticket, tellsParts: false)
    case .relate(let id, let library):
      run(ticket) { [mailbox] in
        mailbox.post(.related(id, library.related(to: id) ?? []), to: ticket)
      }
    case .indexMarks(let marks, let arrivals, let library):
      run(ticket) { [mailbox] in
        mailbox.post(.marksIndexed(MarkedRows(marks, arrivals, in: library)), to: ticket)
      }
    case .load(let occasion):
      run(ticket) { [self] in
        readings.read(on: occasion, isWanted: { isWanted(ticket) }) { action in
          switch action {
          case .answer(let content, let isLast): mailbox.post(content, to: ticket, isLast: isLast)
          case .isBehind: mailbox.post(.filesChanged)
          }
        }
      }
    case .countViews(let counter):
      answer(ticket) { isCancelled in
        var counter = counter
        return counter.finish(isCancelled: isCancelled).map { .viewsCounted($0) }
      }
    case .complete(let completer):
      answer(ticket) { completer.completions(isCancelled: $0).map { .completed($0) } }
    case .nameFiles(let beginning):
      run(ticket) { [mailbox] in
        let home = Process.environment["HOME"] ?? ""
        mailbox.post(
          .filesNamed(FileNames.beginning(with: beginning, home: home), beginning: beginning),
          to: ticket)
      }
    case .explain(let counter):
      answer(ticket) { isCancelled in
        var counter = counter
        return counter.finish(isCancelled: isCancelled).map { .explained($0) }
      }
    case .countFacets(let counter):
      answer(ticket) { counter.finish(isCancelled: $0).map { .facetsCounted($0) } }
    case .ask, .readMarks, .meet: break  // They are the database's.
    // Others do it.
    case .views, .cite, .fetch, .download, .findFiles, .run, .tell: break
    case .readThemes, .readSettings: break
    }
  }

  /// A job is not wanted any more.
  func end(_ ticket: Ticket) {
    wanted.withLock { wanted in
      if wanted[ticket.slot] == ticket { wanted[ticket.slot] = nil }
    }
  }

  private func isWanted(_ ticket: Ticket) -> Bool {
    mailbox.isOpen && wanted.withLock { $0[ticket.slot] == ticket }
  }

  private func run(_ ticket: Ticket, _ body: @escaping @Sendable () -> Void) {
    wanted.withLock { $0[ticket.slot] = ticket }
    BackgroundThread.start(body)
  }

  /// Gives the one answer that a job has; nil when it was cancelled.
  private func answer(
    _ ticket: Ticket,
    _ body: @escaping @Sendable (_ isCancelled: () -> Bool) -> Answer.Content?
  ) {
    run(ticket) { [self] in
      if let content = body({ !isWanted(ticket) }) { mailbox.post(content, to: ticket) }
    }
  }

  /// Searches on as many threads as there is work for; one of them tells how far it is, and what has been found
  /// so far where that is to be shown.
  private func search(_ search: Search, _ ticket: Ticket, tellsParts: Bool) {
    let shared = SharedSearch(search, most: BackgroundThread.most)
    for number in 0..<shared.threads {
      run(ticket) { [self] in
        var pace = Pace()
        let found = shared.work { [rows = search.rowCount] done in
          if number == 0, pace.isDue {
            let progress = Progress("searched", Int(done), of: Int(rows), "papers")
            mailbox.post(.progress(progress), to: ticket, isLast: false)
            if tellsParts { mailbox.post(.found(shared.soFar), to: ticket, isLast: false) }
          }
          return !isWanted(ticket)
        }
        if let found { mailbox.post(.found(found), to: ticket) }
      }
    }
  }
}
