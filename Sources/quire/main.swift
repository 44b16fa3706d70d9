Quire.start()
