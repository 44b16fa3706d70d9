import Glibc

/// Work away from the keys, on a thread of its own.
///
/// Plain threads, because Swift's tasks bring a pool that wakes up once a second for as long as the
/// program runs; an idle Quire sleeps. Here because the terminal is given back whichever thread dies.
public enum BackgroundThread {
  /// How many threads it is worth while to start for one thing: as many as there are processors, four at most.
  public static let most = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Starts `body`; where no thread can be had, runs it at once.
  public static func start(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    // Signals are for the main thread: a new one begins with those blocked that block now. Not those of
    // its own crash: blocked, they kill without asking the guard.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    for signal in CrashGuard.crashes { sigdelset(&all, signal) }
    pthread_sigmask(SIG_SETMASK, &all, &before)
    let result = pthread_create(&thread, &attributes, Work.run, work.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    if result != 0 {
      work.release()
      body()
    }
  }

  private final class Work: Sendable {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
      let work = Unmanaged<Work>.fromOpaque($0!).takeRetainedValue()
      CrashGuard.coverThread { work.body() }
      return nil
    }
  }
}
