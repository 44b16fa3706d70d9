import Glibc
import Loopback
import Papers
import Testing

/// A fetch that is killed, again and again, comes to the same digests as one that is not.
@Suite struct KilledFetchTests {
  private static let content: ArxivAtHome.Content = {
    var content = ArxivAtHome.Content()
    content.feed = (0..<20).map { ArxivAtHome.item("2611.\(10100 + $0)v1", "Feed \($0)") }
    content.pages = (0..<6).map { page in
      (0..<20).map { ArxivAtHome.record("2611.\(20000 + page * 100 + $0)", "Paper \(page) \($0)") }
    }
    return content
  }()

  private func start(_ arxiv: ArxivAtHome) -> pid_t {
    LoopbackFetch.start([arxiv.server.origin, "300", arxiv.home, "2026-11-25", "cs.LG"])
  }

  private func wait(_ process: pid_t) -> Int32 { LoopbackFetch.wait(process) }

  /// Both fetches of a Quire that nobody disturbs.
  @Test func killedAtAnyMomentItComesToTheSame() throws {
    let whole = ArxivAtHome(KilledFetchTests.content)
    for _ in 0..<2 { #expect(wait(start(whole)) == 0) }
    let expected = whole.digests
    #expect(expected.keys.sorted() == ["2026-11-25-test-2.md", "2026-11-25-test.md"])
    var random = SystemRandomNumberGenerator()
    let moments = getenv("KILLS").flatMap { Int(String(cString: $0)) } ?? 20
    for _ in 0..<moments {
      let arxiv = ArxivAtHome(KilledFetchTests.content)
      for _ in 0..<2 {
        let process = start(arxiv)
        // The moment is chance itself: in turn before, in and after all there is to do.
        usleep(UInt32.random(in: 0...120_000, using: &random))
        kill(process, SIGKILL)
        _ = wait(process)
      }
      var runs = 0
      while arxiv.digests.count < 2, runs < 4 {
        #expect(wait(start(arxiv)) == 0)
        runs += 1
      }
      #expect(arxiv.digests == expected)
    }
  }
}

/// The program that fetches from a server on this machine, built beside the tests.
enum LoopbackFetch {
  static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "/\(own.split(separator: "/").dropLast().joined(separator: "/"))/loopback-fetch"
  }()

  static func start(_ words: [String]) -> pid_t {
    var arguments = ([path] + words).map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    var process: pid_t = 0
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let code = posix_spawn(&process, path, &actions, nil, &arguments, environ)
    precondition(code == 0, "cannot start \(path)")
    return process
  }

  static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
