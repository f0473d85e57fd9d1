"""Reading workbooks as users keep them: files in, proposed records out; knows neither store nor services."""
