/// What went wrong between here and arXiv; sentences are made elsewhere.
public enum NetworkError: Error, Hashable, Sendable {
  /// There is no libcurl on this machine.
  case noLibrary
  /// Somebody stopped it.
  case stopped
  /// There is no way to the host: its name is not known, nobody answers, or its certificate is not trusted.
  case noHost(String)
  case noConnection(String)
  case noTrust(String)
  /// Too slow, or nothing more came.
  case tooSlow(String)
  /// The answer ended before its end, time and again.
  case cut(String)
  /// The answer has more bytes than any of its kind.
  case tooLarge(limit: Int)
  /// arXiv is busy or wants fewer requests, time and again; `status` is 200 when the page itself says so.
  case busy(status: Int)
  /// arXiv asks to be left alone for so many seconds, longer than anybody waits.
  case wait(seconds: Int)
  /// An answer that says no, by its status.
  case refused(status: Int)
  case tooManyRedirects
  /// The answer leads to where nothing is fetched from.
  case redirectedElsewhere(String)
  /// The answer is not what it should be, such as a page for people.
  case notUnderstood
  /// A page had no papers though more were promised, time and again.
  case emptyPage
  /// The service's own words.
  case service(String)
  /// The resumption token is known no more; the harvest has to begin anew.
  case tokenExpired
  /// The turns of several Quires could not be kept in this file.
  case noTurns(path: String, code: Int32)
}

extension NetworkError {
  /// Whether the same request may do better a little later.
  var isPassing: Bool {
    switch self {
    case .noConnection, .tooSlow, .cut, .busy, .emptyPage: true
    default: false
    }
  }
}
